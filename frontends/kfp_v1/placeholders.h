// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_KFP_V1_PLACEHOLDERS_H_
#define KFIR_FRONTENDS_KFP_V1_PLACEHOLDERS_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace kfir::kfp_v1 {

// What `{{pipelineparam:op=OP;name=NAME}}` says, both names sanitised.
struct Placeholder {
  std::string op;  // empty: no step's output
  std::string name;
  // `op-name`, or `name`.
  std::string FullName() const;
};

// Splits a text at its placeholders.
class PlaceholderScanner {
 public:
  explicit PlaceholderScanner(absl::string_view text) : rest_(text) {}

  // The next piece: a run of text or one placeholder.  False: no more.
  bool Next();
  const std::optional<Placeholder>& placeholder() const { return placeholder_; }
  absl::string_view text() const { return text_; }

 private:
  absl::string_view rest_;
  absl::string_view text_;
  std::optional<Placeholder> placeholder_;
};

bool HasPlaceholder(absl::string_view text);

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_PLACEHOLDERS_H_
