// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/quirks.h"

#include "absl/container/flat_hash_set.h"
#include "backends/argo/diagnostic_kinds.h"
#include "ir/location.h"

namespace kfir::argo {
namespace {

bool HasResource(const Node& node) {
  return node.component != nullptr && node.component->has_resource();
}

class Warnings {
 public:
  Warnings(const ir::Module& module, Program& program,
           DiagnosticSink& diagnostics)
      : module_(module), program_(program), diagnostics_(diagnostics) {}

  void Run() {
    for (Node& node : program_.nodes()) {
      if (node.group != nullptr) {
        WarnOfOutputs(node);
        WarnOfEmptyGroup(node);
      }
      if (node.task == nullptr) continue;
      if (node.exit_role == ExitRole::kDropped) {
        Warn(node, kinds::ArgoExitTaskDropped, {node.name});
      }
      if (node.task->loop().value().has_loop_item()) WarnOfLoop(node);
      WarnOfFiles(node);
    }
    for (const auto& [task, value] : program_.flow().dangling()) {
      // Of a group without tasks enough has been said.
      if (!task->has_pods) continue;
      Warn(*task, kinds::ArgoDanglingCondition,
           {task->name, program_.flow().Info(value).name});
    }
  }

 private:
  void Warn(const Node& node, DiagnosticKind kind,
            std::initializer_list<absl::string_view> arguments) {
    const ir::Location& loc =
        node.task != nullptr ? node.task->loc() : node.unit->component->loc();
    diagnostics_.Emit(kind, ir::ToSourceLocation(module_, loc), arguments);
  }

  // kfp lets a group hand out what the task inside does not.
  void WarnOfOutputs(const Node& node) {
    const Flow& flow = program_.flow();
    for (const OutputUse& output : node.outputs) {
      const Uses inside = flow.UsesOfOutput(*output.child, output.value);
      // A pod hands out its files in any case, a resource all that it has.
      Uses handed_out = inside;
      if (output.child->group == nullptr) {
        handed_out |= kAsArtifact;
        if (HasResource(*output.child)) handed_out |= kAsParameter;
      }
      if ((output.uses & ~handed_out) == 0) continue;
      Warn(node, kinds::ArgoDanglingOutput,
           {node.template_name, flow.Info(output.value).name,
            output.child->template_name});
    }
  }

  void WarnOfEmptyGroup(const Node& node) {
    for (const Node* child : node.group->children) {
      if (child->exit_role == ExitRole::kNone) return;
    }
    Warn(node, kinds::ArgoEmptyGroup, {node.template_name});
  }

  void WarnOfLoop(Node& node) {
    const Referent item = program_.Resolve(node.task->loop().value(), node,
                                           /*own_item=*/false);
    const ValueInfo& info = program_.flow().Info(item.value);
    if (info.node->task->loop().value().has_task_output()) return;
    Warn(node, kinds::ArgoDanglingItems, {node.name, info.name});
  }

  // Each artifact argument of a value takes the value's name.
  void WarnOfFiles(Node& node) {
    absl::flat_hash_set<ValueId> seen;
    for (ValueId value : node.files) {
      if (seen.insert(value).second) continue;
      Warn(node, kinds::ArgoSameFileTwice,
           {node.name, program_.flow().Info(value).name});
    }
  }

  const ir::Module& module_;
  Program& program_;
  DiagnosticSink& diagnostics_;
};

}  // namespace

void WarnOfQuirks(const ir::Module& module, Program& program,
                  DiagnosticSink& diagnostics) {
  Warnings(module, program, diagnostics).Run();
}

}  // namespace kfir::argo
