// SPDX-License-Identifier: Apache-2.0
//
// Values of a graph and the bindings of task inputs that stand for them.
#ifndef KFIR_IR_PIPELINE_SPEC_BINDINGS_H_
#define KFIR_IR_PIPELINE_SPEC_BINDINGS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"

namespace kfir::kfp2 {

using Binding = TaskInputsSpec::InputParameterSpec;
using ArtifactBinding = TaskInputsSpec::InputArtifactSpec;

// A constant is taken as it is: placeholders in it stay text.  A binding of no
// kind leaves the value unset.
void FromBinding(const Binding& binding, ir::Value* value);
void FromBinding(const ArtifactBinding& binding, ir::Value* value);

// False: no binding says that (a template, an item of a loop of another task,
// ...).  What `collected` collects is bound: the task collects by itself.
bool ToBinding(const ir::Value& value, Binding* binding);
bool ToBinding(const ir::Value& value, ArtifactBinding* binding);

// Takes `selection` apart where it is by fields, else keeps the expression.
void SetSelector(absl::string_view selector, ir::Value source,
                 ir::Value* value);

// How the input is called that makes a value of the graph visible to
// placeholders: `pipelinechannel--producer-output`.  Empty: it is not such a
// value.
std::string ChannelName(const ir::Value& value);

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_BINDINGS_H_
