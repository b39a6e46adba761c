// SPDX-License-Identifier: Apache-2.0
//
// Variables of Argo that a user wrote into a text.
#ifndef KFIR_FRONTENDS_KFP_V1_VARIABLES_H_
#define KFIR_FRONTENDS_KFP_V1_VARIABLES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "frontends/shared/python/marshal.h"
#include "ir/ir.pb.h"

namespace kfir::kfp_v1 {

// What stands in the braces of the first `{{...}}` in `text` that means nothing
// where it is, and that kfp refuses therefore; empty: none.  In the template of
// a step an item, a task or an output does; in a condition or the items of a
// loop a task may stand.
std::string MisplacedVariable(absl::string_view text, bool in_template);
// In any text of `value`, keys among them.
std::string MisplacedVariable(const PyValue& value, bool in_template);

// The variables of Argo that a user wrote into the texts of `value` to read an
// input of the template, or of the graph, or what another task hands out.
void FindTypedReferences(const PyValue& value,
                         std::vector<absl::string_view>& found);

// Notes them, if there are any, at the task that holds the texts.
void AddTypedReferences(absl::Span<const absl::string_view> references,
                        ir::Task& task);

inline constexpr absl::string_view kParamStart = "{{pipelineparam";

// Whether anything in `text` begins as a param's placeholder.
bool HoldsParam(absl::string_view text);

// The first text in `value` that begins as a param's placeholder and is none,
// so that it would stand in the output, which kfp refuses; empty: none.
std::string UnresolvedParam(absl::string_view text);
std::string UnresolvedParam(const PyValue& value);

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_VARIABLES_H_
