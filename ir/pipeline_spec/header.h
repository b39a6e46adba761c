// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_IR_PIPELINE_SPEC_HEADER_H_
#define KFIR_IR_PIPELINE_SPEC_HEADER_H_

#include <string>

#include "absl/strings/string_view.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"

namespace kfir::kfp2 {

// The comment that kfp writes before a pipeline: name, description, interface.
std::string PipelineHeader(const PipelineSpec& spec,
                           absl::string_view description);

// The comment lines that `text` begins with.
absl::string_view LeadingComment(absl::string_view text);

// The description in such a comment.
std::string DescriptionIn(absl::string_view header);

// Where a document begins with another comment than ours: `{from: ours, to:
// theirs}`.
inline constexpr absl::string_view kHeader = "kfp2.header";

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_HEADER_H_
