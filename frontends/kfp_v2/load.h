// SPDX-License-Identifier: Apache-2.0
//
// What user code loads: components of KFP v1, documents of KFP v2.
#ifndef KFIR_FRONTENDS_KFP_V2_LOAD_H_
#define KFIR_FRONTENDS_KFP_V2_LOAD_H_

#include <google/protobuf/arena.h>

#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "frontends/shared/python/marshal.h"
#include "frontends/shared/python/session.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"

namespace kfir::kfp_v2 {

class Loader {
 public:
  // `bug_compat`: documents are taken for what kfp takes them for.
  explicit Loader(bool bug_compat) : bug_compat_(bug_compat) {}

  // Writes what the tracer has to know of `text` (docs/protocol.md), or says
  // why that cannot be loaded.  `base` is what to call the text in messages.
  std::optional<PythonFailure> Load(absl::string_view text,
                                    absl::string_view base,
                                    MarshalWriter& reply);

  // The documents, by the numbers that the tracer knows them by.  They live as
  // long as the loader.
  const std::vector<const kfp2::Documents*>& documents() const {
    return documents_;
  }

 private:
  const bool bug_compat_;
  google::protobuf::Arena arena_;
  std::vector<const kfp2::Documents*> documents_;
};

}  // namespace kfir::kfp_v2

#endif  // KFIR_FRONTENDS_KFP_V2_LOAD_H_
