// SPDX-License-Identifier: Apache-2.0
//
// The `{{$...}}` placeholders of v2 documents.
#ifndef KFIR_IR_PIPELINE_SPEC_PLACEHOLDERS_H_
#define KFIR_IR_PIPELINE_SPEC_PLACEHOLDERS_H_

#include <functional>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir::kfp2 {

// What stands between `{{` and `}}`, as a value in component scope or a runtime
// placeholder; absent: not one that we know, in the spelling that we write.
std::optional<ir::Value> ParsePlaceholder(absl::string_view inner);

// The placeholder of such a value, with its braces.  An output's parameter and
// its artifact differ in spelling, and so do an input's.
struct PortKind {
  bool artifact = false;
};
std::string PrintPlaceholder(const ir::Value& value, PortKind kind);

// Splits `text` into a template.  `resolve` turns a placeholder, which is
// spelled `text`, into what it stands for; absent: it stays text.
using Resolve = std::function<std::optional<ir::Value>(
    const ir::Value& placeholder, absl::string_view text)>;
ir::Template ParseText(absl::string_view text, const Resolve& resolve);

// The value that a template is: the text alone as a constant.
void SetText(ir::Template text, ir::Value* value);

// Both in one step.
void ParseText(absl::string_view text, const Resolve& resolve,
               ir::Value* value);

inline constexpr absl::string_view kChannelPrefix = "pipelinechannel--";

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_PLACEHOLDERS_H_
