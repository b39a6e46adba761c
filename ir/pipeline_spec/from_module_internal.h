// SPDX-License-Identifier: Apache-2.0
//
// The parts of FromModule().
#ifndef KFIR_IR_PIPELINE_SPEC_FROM_MODULE_INTERNAL_H_
#define KFIR_IR_PIPELINE_SPEC_FROM_MODULE_INTERNAL_H_

#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "ir/diagnostic_kinds.h"
#include "ir/ir.pb.h"
#include "ir/location.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "support/diagnostics.h"

namespace kfir::kfp2 {

struct Context {
  const ir::Module& module;
  DiagnosticSink& diagnostics;
  bool refused = false;

  void Refuse(const ir::Location& location, absl::string_view what) {
    refused = true;
    diagnostics.Emit(kinds::NotInPipelineSpec,
                     ir::ToSourceLocation(module, location), {what});
  }
};

// The inputs and outputs of a component, which outlives this, by name.
class Ports {
 public:
  explicit Ports(const ir::Component& component);

  const ir::Input* input(absl::string_view name) const {
    return Lookup(component_.inputs(), inputs_, name);
  }
  const ir::Output* output(absl::string_view name) const {
    return Lookup(component_.outputs(), outputs_, name);
  }

 private:
  // So many are looked through; more have an index.
  static constexpr int kFew = 8;

  template <typename Port>
  static const Port* Lookup(
      const google::protobuf::RepeatedPtrField<Port>& ports,
      const absl::flat_hash_map<absl::string_view, const Port*>& map,
      absl::string_view name) {
    if (ports.size() <= kFew) {
      for (const Port& port : ports) {
        if (port.name() == name) return &port;
      }
      return nullptr;
    }
    const auto it = map.find(name);
    return it == map.end() ? nullptr : it->second;
  }

  const ir::Component& component_;
  absl::flat_hash_map<absl::string_view, const ir::Input*> inputs_;
  absl::flat_hash_map<absl::string_view, const ir::Output*> outputs_;
};

// Inputs, outputs and what belongs to neither implementation.
void InterfaceToSpec(const ir::Component& component, Context& context,
                     ComponentSpec* spec);

// The executor of a leaf component, with `pod` (null: none), a task's own
// settings, laid over it.
void ExecutorToSpec(const ir::Component& component, const ir::PodSettings* pod,
                    Context& context,
                    PipelineDeploymentConfig::ExecutorSpec* executor);
// The Kubernetes settings likewise; false: there are none.
bool KubernetesToSpec(const ir::Component& component,
                      const ir::PodSettings* pod, Context& context,
                      Struct* config);

// A task that calls `callee`, which is called `callee_name` in the document.
void TaskToSpec(const ir::Task& task, const ir::Component& callee,
                const Ports& callee_ports, absl::string_view callee_name,
                Context& context, PipelineTaskSpec* spec);

// The outputs of a graph.
void OutputsToSpec(const ir::Component& component, const Ports& ports,
                   Context& context, DagSpec* dag);

void RunSettingsToSpec(Context& context, Documents* documents);

// The text of a value in a container or in a constant: placeholders.  `ports`
// (null in a task) are those of the component whose container it is.
std::string ValueText(const ir::Value& value, const Ports* ports,
                      const ir::Location& location, Context& context);

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_FROM_MODULE_INTERNAL_H_
