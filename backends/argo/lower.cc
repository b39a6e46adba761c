// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/lower.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "backends/argo/attributes.h"
#include "backends/argo/dag.h"
#include "backends/argo/pod.h"
#include "backends/argo/quirks.h"

namespace kfir::argo {
namespace {

template <typename List, typename Key>
void SortBy(List& list, Key key) {
  if (list.size() < 2) return;
  std::stable_sort(list.begin(), list.end(), [&](const auto& a, const auto& b) {
    return key(a) < key(b);
  });
}

template <typename List>
void SortByName(List& list) {
  SortBy(list, [](const auto& item) { return item.name; });
}

class Lowering {
 public:
  Lowering(const ir::Module& module, Program& program,
           google::protobuf::Arena& arena, TextPool& pool,
           DiagnosticSink& diagnostics, Workflow& workflow)
      : module_(module),
        program_(program),
        arena_(arena),
        pool_(pool),
        diagnostics_(diagnostics),
        workflow_(workflow),
        flow_(program_.flow()),
        texts_(program_, pool),
        drafts_(program_.nodes().size()) {}

  void Run() {
    for (Node& node : program_.nodes()) LowerTemplate(node);
    for (Node& node : program_.nodes()) LowerTask(node);
    HandOutPipelineOutputs();
    flow_.SettleMentions();
    CrossBorders();
    for (Node& node : program_.nodes()) KeepTypedReferences(node);
    CrossBorders();
    for (Node& node : program_.nodes()) FinishTemplate(node);
    OrderTemplates();
    workflow_.entrypoint = program_.root_template();
    FindExitHandler();
    LowerParameters();
    if (program_.quirks()) TellOfQuirks(module_, program_, diagnostics_);
  }

 private:
  // What of a node is decided before the flow is known.
  struct Draft {
    DagTask task;
    Template* of_template = nullptr;
  };

  Draft& DraftOf(const Node& node) { return drafts_[node.index]; }

  const Ports& PortsOf(const ir::Component& component) {
    std::unique_ptr<Ports>& ports = ports_[&component];
    if (ports == nullptr) ports = std::make_unique<Ports>(component);
    return *ports;
  }

  void LowerTemplate(Node& node) {
    Draft& draft = DraftOf(node);
    if (node.callee != nullptr) return;
    Template& made = workflow_.templates.emplace_back();
    made.name = node.template_name;
    draft.of_template = &made;
    if (node.group != nullptr) {
      Dag& dag = made.body.emplace<Dag>();
      if (node.task != nullptr && node.task->has_loop()) {
        dag.parallelism = node.task->loop().parallelism();
      } else if (node.task != nullptr) {
        const ir::Tree* limit = Parallelism(*node.task);
        if (limit != nullptr) dag.parallelism = limit->int_value();
      }
      return;
    }
    LowerPod(module_, program_, texts_, PortsOf(*node.component), node, arena_,
             made.body.emplace<Pod>(), made.interface);
  }

  void LowerTask(Node& node) {
    if (node.task == nullptr) return;
    DagTask& task = DraftOf(node).task;
    task.name = node.name;
    task.template_name = node.template_name;
    for (const std::string& name : node.task->after()) {
      node.dependencies.push_back(node.parent->group->by_name.at(name));
    }
    if (const ir::Tree* cyclic = FindAttribute(*node.task, "kfp1.after");
        cyclic != nullptr && program_.quirks()) {
      for (const ir::Tree& name : cyclic->list().items()) {
        const auto upstream =
            node.parent->group->by_name.find(name.string_value());
        if (upstream != node.parent->group->by_name.end()) {
          node.dependencies.push_back(upstream->second);
        }
      }
    }
    if (program_.quirks() && node.callee != nullptr) DependOnArguments(node);
    if (node.task->has_condition() && node.exit_role != ExitRole::kDropped) {
      task.when = ConditionText(node.task->condition(), node, texts_);
    }
    if (node.task->has_loop()) loops_.push_back(&node);
  }

  // kfp lets a recursion wait for what it is given, used or not, and so the
  // call of what passes it on to a recursion.
  void DependOnArguments(Node& call) {
    const auto passes_on = [&](absl::string_view input) {
      return absl::c_any_of(call.callee->calls, [&](const Node* recursion) {
        return IsRecursion(*recursion) && Passes(*recursion, input);
      });
    };
    for (const ir::Argument& argument : call.task->arguments()) {
      if (!argument.value().has_task_output()) continue;
      if (!IsRecursion(call) && !passes_on(argument.name())) continue;
      // The producer stands beside the call or beside a group around it.
      for (Node* node = &call; node->parent != nullptr; node = node->parent) {
        const auto& siblings = node->parent->group->by_name;
        const auto producer =
            siblings.find(argument.value().task_output().task());
        if (producer == siblings.end()) continue;
        node->dependencies.push_back(producer->second);
        break;
      }
    }
  }

  void HandOutPipelineOutputs() {
    for (Node* loop : loops_) {
      const size_t others = loop->dependencies.size();
      LowerLoop(program_, texts_, *loop, arena_, DraftOf(*loop).task);
      loop->item_dependencies = loop->dependencies.size() - others;
    }
    for (const ir::Output& output : module_.root().outputs()) {
      HandOut(program_.root(), output.name(),
              output.type().has_artifact() ? kAsArtifact : kAsParameter);
    }
  }

  // The graph of `unit` hands out its output `name`.
  void HandOut(Unit& unit, absl::string_view name, Uses uses) {
    if (!handed_out_.insert({&unit, name, uses}).second) return;
    const ir::OutputBinding& binding = *unit.root->group->outputs.at(name);
    const ValueId value = texts_.Whole(binding.value(), *unit.root);
    const Origin origin = flow_.HandOut(value, unit.is_group ? 0 : uses);
    Interface& interface = DraftOf(*unit.root).of_template->interface;
    const std::string& as = unit.output_names.at(name);
    const Text reference = pool_.Add(flow_.Reference(value, origin, uses));
    if (uses == kAsParameter) {
      interface.output_parameters.push_back({as, "parameter", reference});
    } else {
      interface.output_artifact_sources.push_back({as, false, reference});
    }
  }

  // kfp finds a reference to Argo in any text, and keeps what it refers to.
  void KeepTypedReferences(Node& node) {
    if (node.task == nullptr || !program_.quirks()) return;
    const ir::Tree* typed = FindAttribute(*node.task, "kfp1.typed_references");
    if (typed == nullptr) return;
    for (const ir::Tree& reference : typed->list().items()) {
      const std::vector<absl::string_view> parts =
          absl::StrSplit(reference.string_value(), '.');
      if (parts[0] == "inputs" && parts.size() > 2) {
        flow_.KeepInput(node.group != nullptr ? *node.parent : node, parts[2],
                        kAsParameter);
      } else if (parts[0] == "tasks" && parts.size() > 4 &&
                 node.parent->group->by_name.contains(parts[1])) {
        flow_.KeepOutput(*node.parent->group->by_name.at(parts[1]), parts[4]);
      }
    }
    for (const absl::string_view name : node.typed_files) {
      flow_.KeepInput(node, name, kAsArtifact);
    }
  }

  void CrossBorders() {
    for (Flow::Crossing crossing; flow_.NextCrossing(crossing);) {
      const ValueInfo& info = flow_.Info(crossing.value);
      if (crossing.call != nullptr) {
        HandOut(*crossing.call->callee, info.port, crossing.uses);
        continue;
      }
      for (Node* call : crossing.unit->calls) {
        if (crossing.recursions_only && !IsRecursion(*call)) continue;
        Pass(*call, info, crossing.uses);
      }
    }
  }

  // `call` gives its callee the input `input`.
  void Pass(Node& call, const ValueInfo& input, Uses uses) {
    Arguments& arguments = DraftOf(call).task.arguments;
    const ir::Value* value = nullptr;
    for (const ir::Argument& argument : call.task->arguments()) {
      if (argument.name() == input.port) value = &argument.value();
    }
    // A recursion need not pass what its group has from the groups around it.
    if (value == nullptr && call.callee->is_group) return;
    const ValueId whole =
        value == nullptr ? kNoValue : texts_.Whole(*value, call);
    if (uses == kAsArtifact && whole != kNoValue) {
      const Origin origin = flow_.Find(call, whole, kAsArtifact);
      arguments.artifacts.push_back(
          ArtifactArgument(input.name, whole, origin));
      return;
    }
    const Text text = value == nullptr ? DefaultOf(call, input.port)
                                       : texts_.InDag(*value, call);
    if (uses == kAsParameter) {
      arguments.parameters.push_back({input.name, text});
    } else {
      arguments.artifacts.push_back({input.name, true, text});
    }
  }

  Text DefaultOf(const Node& call, absl::string_view input) {
    const Ports& ports = PortsOf(*call.component);
    return texts_.Constant(
        call.component->inputs(ports.inputs.at(input)).default_value());
  }

  // A file can be passed on only where it is one.
  ArtifactSource ArtifactArgument(Text name, ValueId value,
                                  const Origin& origin) {
    const bool of_resource = origin.kind == Origin::Kind::kSibling &&
                             origin.task->component != nullptr &&
                             origin.task->component->has_resource();
    const bool raw = origin.kind == Origin::Kind::kItem || of_resource;
    return {name, raw,
            pool_.Add(flow_.Reference(value, origin,
                                      raw ? kAsParameter : kAsArtifact))};
  }

  void FinishTemplate(Node& node) {
    Template* made = DraftOf(node).of_template;
    if (made == nullptr) return;
    if (node.group == nullptr) return FinishPod(node, made->interface);
    FinishGroup(node, made->interface);
    std::vector<Node*> tasks;
    for (Node* child : node.group->children) {
      if (child->exit_role == ExitRole::kNone) tasks.push_back(child);
    }
    // Of one name, which only kfp's own mistakes have, groups come first.
    SortBy(tasks, [](const Node* task) {
      return std::make_pair(Text(task->name), task->group == nullptr);
    });
    Dag& dag = std::get<Dag>(made->body);
    dag.tasks.reserve(tasks.size());
    for (Node* task : tasks) {
      FinishTask(*task, DraftOf(*task).task);
      dag.tasks.push_back(std::move(DraftOf(*task).task));
    }
  }

  void FinishGroup(const Node& node, Interface& interface) {
    for (const InputUse& input : node.inputs) {
      const std::string& name = flow_.Info(input.value).name;
      if (input.uses & kAsParameter) interface.input_parameters.push_back(name);
      if (input.uses & kAsArtifact) {
        interface.input_artifacts.push_back({name, "", std::nullopt});
      }
    }
    for (const OutputUse& output : node.outputs) {
      const std::string& name = flow_.Info(output.value).name;
      const Origin origin{Origin::Kind::kSibling, output.child};
      if (output.uses & kAsParameter) {
        interface.output_parameters.push_back(
            {name, "parameter",
             pool_.Add(flow_.Reference(output.value, origin))});
      }
      if (output.uses & kAsArtifact) {
        interface.output_artifact_sources.push_back(
            {name, false,
             pool_.Add(flow_.Reference(output.value, origin, kAsArtifact))});
      }
    }
    std::sort(interface.input_parameters.begin(),
              interface.input_parameters.end());
    SortByName(interface.input_artifacts);
    SortByName(interface.output_parameters);
    SortByName(interface.output_artifact_sources);
  }

  void FinishPod(Node& node, Interface& interface) {
    for (const InputUse& input : node.inputs) {
      if (!(input.uses & kAsParameter) || input.unread) continue;
      const ValueInfo& info = flow_.Info(input.value);
      interface.input_parameters.push_back(info.name);
      if (info.immediate != nullptr) {
        const bool is_text = info.immediate->has_string_value();
        interface.input_values.push_back(
            {info.name, is_text ? texts_.Constant(*info.immediate) : "",
             is_text ? nullptr : info.immediate});
      }
    }
    std::sort(interface.input_parameters.begin(),
              interface.input_parameters.end());
    if (node.component->has_resource()) {
      SortByName(interface.output_parameters);
      return;
    }
    ShortList<NamedText> files;
    for (const ir::Output& output : node.component->outputs()) {
      if (program_.quirks() && IsSet(output, "kfp1.undeclared")) continue;
      const ValueId value = flow_.Output(node, output.name());
      const Uses uses = flow_.UsesOfOutput(node, value);
      if (output.type().has_artifact() && uses == 0) {
        interface.output_artifact_paths.push_back(
            {output.name(), OutputPath(output, pool_)});
        continue;
      }
      const std::string& name = flow_.Info(value).name;
      files.push_back({name, OutputPath(output, pool_)});
      if (uses & kAsParameter) {
        interface.output_parameters.push_back(
            {name, "path", files.back().text});
      }
    }
    SortByName(files);
    SortByName(interface.output_parameters);
    std::move(files.begin(), files.end(),
              std::back_inserter(interface.output_artifact_paths));
  }

  void FinishArguments(Node& node, Arguments& arguments) {
    for (const InputUse& input : node.inputs) {
      if (input.alone) continue;
      const std::string& name = flow_.Info(input.value).name;
      if (input.uses & kAsParameter) {
        arguments.parameters.push_back(
            {name, pool_.Add(flow_.Reference(input.value, input.origin))});
      }
      if (!(input.uses & kAsArtifact)) continue;
      arguments.artifacts.push_back(
          ArtifactArgument(name, input.value, input.origin));
      for (const auto& [alias, value] : node.aliases) {
        if (value != input.value) continue;
        arguments.artifacts.push_back(
            ArtifactArgument(alias, value, input.origin));
      }
    }
    SortByName(arguments.parameters);
    SortByName(arguments.artifacts);
  }

  void FinishTask(Node& node, DagTask& task) {
    FinishArguments(node, task.arguments);
    for (const Node* upstream : node.dependencies) {
      task.dependencies.push_back(upstream->name);
    }
    std::sort(task.dependencies.begin(), task.dependencies.end());
    task.dependencies.erase(
        std::unique(task.dependencies.begin(), task.dependencies.end()),
        task.dependencies.end());
    task.dependencies_after_arguments =
        node.item_dependencies == node.dependencies.size();
    if (node.exit_task != nullptr &&
        node.exit_task->exit_role == ExitRole::kOfTask) {
      task.exit_hook = std::make_unique<Hook>();
      Hook& hook = *task.exit_hook;
      hook.template_name = node.exit_task->template_name;
      hook.arguments = DraftOf(*node.exit_task).task.arguments;
      FinishArguments(*node.exit_task, hook.arguments);
    }
  }

  void OrderTemplates() {
    for (Template& made : workflow_.templates) {
      workflow_.template_order.push_back(&made);
    }
    SortBy(workflow_.template_order, [](const Template* made) {
      return std::make_pair(made->name,
                            std::holds_alternative<Pod>(made->body));
    });
  }

  void FindExitHandler() {
    for (const Node* task : program_.root().root->group->children) {
      if (task->exit_role == ExitRole::kOfWorkflow) {
        workflow_.on_exit = task->template_name;
      }
    }
  }

  void LowerParameters() {
    Unit& root = program_.root();
    absl::flat_hash_map<ValueId, Uses> uses;
    for (const InputUse& input : root.root->inputs) {
      uses[input.value] = input.uses;
    }
    for (const ir::Input& input : root.component->inputs()) {
      if (program_.quirks() && IsSet(input, "kfp1.undeclared")) continue;
      const ValueId value = flow_.Input(root, input.name());
      const std::string& name = flow_.Info(value).name;
      Parameter& parameter = workflow_.parameters.emplace_back();
      parameter.name = name;
      if (input.has_default_value() &&
          !input.default_value().has_null_value()) {
        parameter.value = texts_.Constant(input.default_value());
      }
      if (uses[value] & kAsArtifact) {
        workflow_.artifacts.push_back(
            {name,
             pool_.Add(absl::StrCat("{{workflow.parameters.", name, "}}"))});
      }
    }
  }

  const ir::Module& module_;
  Program& program_;
  google::protobuf::Arena& arena_;
  TextPool& pool_;
  DiagnosticSink& diagnostics_;
  Workflow& workflow_;
  Flow& flow_;
  Texts texts_;
  absl::flat_hash_map<const ir::Component*, std::unique_ptr<Ports>> ports_;
  std::vector<Draft> drafts_;  // by the index of the node
  std::vector<Node*> loops_;
  absl::flat_hash_set<std::tuple<const Unit*, absl::string_view, Uses>>
      handed_out_;
};

}  // namespace

void Lower(const ir::Module& module, Program& program,
           google::protobuf::Arena& arena, TextPool& pool,
           DiagnosticSink& diagnostics, Workflow& workflow) {
  Lowering(module, program, arena, pool, diagnostics, workflow).Run();
}

}  // namespace kfir::argo
