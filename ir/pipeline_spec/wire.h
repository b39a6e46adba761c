// SPDX-License-Identifier: Apache-2.0
//
// The pipeline document in protobuf's wire format, as other programs have it:
// there the deployment is a Struct.
#ifndef KFIR_IR_PIPELINE_SPEC_WIRE_H_
#define KFIR_IR_PIPELINE_SPEC_WIRE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "ir/pipeline_spec/message_builder.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"

namespace kfir::kfp2 {

// Bytes that no YAML or JSON text has.
bool LooksLikeWire(absl::string_view bytes);

std::string ToWire(const PipelineSpec& spec);

// False: it is no such message.  What is wrong inside of the deployment goes to
// `on_problem`.
bool FromWire(absl::string_view bytes,
              const MessageBuilder::OnProblem& on_problem, PipelineSpec* spec);

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_WIRE_H_
