// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_SHARED_COMPONENT_COMPONENT_TO_IR_H_
#define KFIR_FRONTENDS_SHARED_COMPONENT_COMPONENT_TO_IR_H_

#include <string>

#include "absl/strings/string_view.h"
#include "frontends/shared/component/component_spec.h"
#include "ir/ir.pb.h"

namespace kfir {

// The IR of a component that has a container, as docs/ir.md lays it out.  The
// name and the origin are the caller's to set.  Locations are in the file
// `file` (an index + 1 into the module's table; 0: none are set).
void ComponentToIr(const ComponentSpec& spec, uint32_t file,
                   ir::Component& component);

void YamlNodeToTree(const YamlNode& node, ir::Tree& tree);

// `json.dumps(struct, sort_keys=True)`.
std::string ComponentSpecJson(const ComponentSpec& spec);

// Where a component's output goes: what `fileOutputs` says, or the usual place.
std::string OutputPath(const ComponentSpec& spec, absl::string_view output);

// The name by which KFP knows an output that it keeps as an artifact of its own
// (`mlpipeline-ui-metadata`, `mlpipeline-metrics`); empty: an ordinary output.
std::string SpecialArtifactName(absl::string_view output);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_COMPONENT_COMPONENT_TO_IR_H_
