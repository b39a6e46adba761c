// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/quirks.h"

#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "backends/argo/diagnostic_kinds.h"
#include "backends/argo/names.h"
#include "ir/location.h"

namespace kfir::argo {
namespace {

bool HasResource(const Node& node) {
  return node.component != nullptr && node.component->has_resource();
}

class Quirks {
 public:
  Quirks(const ir::Module& module, Program& program,
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
        Tell(node, kinds::ArgoExitTaskDropped, {node.name});
      }
      if (node.task->loop().value().has_loop_item()) WarnOfLoop(node);
      WarnOfFiles(node);
      if (node.task->has_loop()) RefuseNamesLikeItem(node);
    }
    for (const auto& [task, value] : program_.flow().dangling()) {
      // Of a group without tasks enough has been said.
      if (!task->has_pods) continue;
      Tell(*task, kinds::ArgoDanglingCondition,
           {task->name, program_.flow().Info(value).name});
    }
  }

 private:
  void Tell(const Node& node, DiagnosticKind kind,
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
      Tell(node, kinds::ArgoDanglingOutput,
           {node.template_name, flow.Info(output.value).name,
            output.child->template_name});
    }
  }

  void WarnOfEmptyGroup(const Node& node) {
    for (const Node* child : node.group->children) {
      if (child->exit_role == ExitRole::kNone) return;
    }
    Tell(node, kinds::ArgoEmptyGroup, {node.template_name});
  }

  // Of items of items: a loop over a parameter, in a loop over its items.
  void RefuseNamesLikeItem(const Node& loop) {
    const std::string& item = loop.task->loop().item_name();
    for (const InputUse& input : loop.inputs) {
      const std::string& name = program_.flow().Info(input.value).name;
      if (input.origin.kind != Origin::Kind::kItem &&
          absl::StartsWith(K8sName(name), K8sName(item))) {
        Tell(loop, kinds::ArgoItemName, {name, loop.name, item});
      }
    }
  }

  void WarnOfLoop(Node& node) {
    const Referent item = program_.Resolve(node.task->loop().value(), node,
                                           /*own_item=*/false);
    const ValueInfo& info = program_.flow().Info(item.value);
    if (info.node->task->loop().value().has_task_output()) return;
    Tell(node, kinds::ArgoDanglingItems, {node.name, info.name});
  }

  // Each artifact argument of a value takes the value's name.
  void WarnOfFiles(Node& node) {
    absl::flat_hash_set<ValueId> seen;
    for (ValueId value : node.files) {
      if (seen.insert(value).second) continue;
      Tell(node, kinds::ArgoSameFileTwice,
           {node.name, program_.flow().Info(value).name});
    }
  }

  const ir::Module& module_;
  Program& program_;
  DiagnosticSink& diagnostics_;
};

}  // namespace

void TellOfQuirks(const ir::Module& module, Program& program,
                  DiagnosticSink& diagnostics) {
  Quirks(module, program, diagnostics).Run();
}

}  // namespace kfir::argo
