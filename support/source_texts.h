// SPDX-License-Identifier: Apache-2.0
//
// The texts that diagnostics point into.
#ifndef KFIR_SUPPORT_SOURCE_TEXTS_H_
#define KFIR_SUPPORT_SOURCE_TEXTS_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace kfir {

// Finds lines of files by number.  Not thread-safe.
class SourceTexts {
 public:
  // How a file that was not added is read: its text, or nothing.
  using Loader =
      std::function<std::optional<std::string>(const std::string& file)>;

  // Without a loader only the added files are known.
  explicit SourceTexts(Loader loader = nullptr) : loader_(std::move(loader)) {}

  // `file` is what locations call it.
  void Add(absl::string_view file, std::string text);

  // The line without its end; nullopt: no such file or line.  Valid until the
  // next call of Add.
  std::optional<absl::string_view> Line(absl::string_view file, int line);

 private:
  struct Entry {
    std::string text;
    std::vector<size_t> starts;  // of lines; empty: not looked for yet
  };
  absl::flat_hash_map<std::string, std::optional<Entry>> files_;
  Loader loader_;
};

}  // namespace kfir

#endif  // KFIR_SUPPORT_SOURCE_TEXTS_H_
