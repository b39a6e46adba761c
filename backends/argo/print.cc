// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/print.h"

#include <variant>

#include "absl/strings/str_cat.h"
#include "ir/tree.h"

namespace kfir::argo {
namespace {

class Printer {
 public:
  explicit Printer(ValueWriter& writer) : writer_(writer) {}

  void PrintWorkflow(const Workflow& workflow) {
    writer_.BeginMap();
    Member("apiVersion", "argoproj.io/v1alpha1");
    Member("kind", "Workflow");
    writer_.Key("metadata");
    writer_.BeginMap();
    Member("generateName", absl::StrCat(workflow.entrypoint, "-"));
    Members("annotations", workflow.annotations);
    Members("labels", workflow.labels);
    writer_.EndMap();
    writer_.Key("spec");
    PrintSpec(workflow);
    writer_.EndMap();
  }

 private:
  void Member(absl::string_view key, absl::string_view text) {
    writer_.Key(key);
    writer_.String(text);
  }

  // Nothing where there are none.
  void Members(absl::string_view key, const std::vector<NamedText>& members) {
    if (members.empty()) return;
    writer_.Key(key);
    writer_.BeginMap();
    for (const NamedText& member : members) {
      MemberOf(member.name, member);
    }
    writer_.EndMap();
  }

  void MemberOf(absl::string_view key, const NamedText& value) {
    if (value.typed != nullptr) {
      Member(key, value.typed);
    } else {
      Member(key, value.text);
    }
  }

  // Nothing where there is none.
  void Member(absl::string_view key, const ir::Tree* tree) {
    if (tree == nullptr) return;
    writer_.Key(key);
    Print(tree);
  }

  void Member(absl::string_view key, const TreeList* trees) {
    if (trees == nullptr) return;
    writer_.Key(key);
    Print(trees);
  }

  template <typename Items, typename PrintItem>
  void List(absl::string_view key, const Items& items, PrintItem print) {
    if (items.empty()) return;
    writer_.Key(key);
    writer_.BeginList();
    for (const auto& item : items) print(item);
    writer_.EndList();
  }

  void PrintSpec(const Workflow& workflow) {
    writer_.BeginMap();
    Member("entrypoint", workflow.entrypoint);
    List("templates", workflow.template_order,
         [this](const Template* made) { PrintTemplate(*made); });
    writer_.Key("arguments");
    writer_.BeginMap();
    writer_.Key("parameters");
    writer_.BeginList();
    for (const Parameter& parameter : workflow.parameters) {
      writer_.BeginMap();
      Member("name", parameter.name);
      if (parameter.value.has_value()) Member("value", *parameter.value);
      writer_.EndMap();
    }
    writer_.EndList();
    List("artifacts", workflow.artifacts, [this](const NamedText& artifact) {
      writer_.BeginMap();
      Member("name", artifact.name);
      PrintRaw(artifact.text);
      writer_.EndMap();
    });
    writer_.EndMap();
    Member("serviceAccountName", workflow.service_account);
    for (const auto& [key, tree] : workflow.settings) Member(key, tree);
    writer_.EndMap();
  }

  void PrintRaw(absl::string_view data) {
    writer_.Key("raw");
    writer_.BeginMap();
    Member("data", data);
    writer_.EndMap();
  }

  void PrintTemplate(const Template& made) {
    writer_.BeginMap();
    Member("name", made.name);
    if (const auto* dag = std::get_if<Dag>(&made.body)) {
      if (dag->parallelism.has_value()) {
        writer_.Key("parallelism");
        writer_.Int(*dag->parallelism);
      }
      PrintInterface(made.interface);
      PrintDag(*dag);
    } else {
      PrintPod(std::get<Pod>(made.body), made.interface);
    }
    writer_.EndMap();
  }

  void PrintInterface(const Interface& interface) {
    PrintInputs(interface);
    PrintOutputs(interface);
  }

  void PrintInputs(const Interface& interface) {
    if (interface.input_parameters.empty() &&
        interface.input_artifacts.empty()) {
      return;
    }
    writer_.Key("inputs");
    writer_.BeginMap();
    List("parameters", interface.input_parameters, [&](Text name) {
      writer_.BeginMap();
      Member("name", name);
      for (const NamedText& given : interface.input_values) {
        if (given.name != name) continue;
        MemberOf("value", given);
      }
      writer_.EndMap();
    });
    List("artifacts", interface.input_artifacts,
         [this](const InputArtifact& artifact) {
           writer_.BeginMap();
           Member("name", artifact.name);
           if (!artifact.path.empty()) Member("path", artifact.path);
           if (artifact.raw.has_value()) PrintRaw(*artifact.raw);
           writer_.EndMap();
         });
    writer_.EndMap();
  }

  void PrintOutputs(const Interface& interface) {
    if (interface.output_parameters.empty() &&
        interface.output_artifact_paths.empty() &&
        interface.output_artifact_sources.empty()) {
      return;
    }
    writer_.Key("outputs");
    writer_.BeginMap();
    List("parameters", interface.output_parameters,
         [this](const OutputParameter& output) {
           writer_.BeginMap();
           Member("name", output.name);
           if (output.key.empty()) {
             Member("value", output.source);
             return writer_.EndMap();
           }
           writer_.Key("valueFrom");
           writer_.BeginMap();
           Member(output.key, output.source);
           writer_.EndMap();
           writer_.EndMap();
         });
    List("artifacts", interface.output_artifact_paths,
         [this](const NamedText& artifact) {
           writer_.BeginMap();
           Member("name", artifact.name);
           Member("path", artifact.text);
           writer_.EndMap();
         });
    PrintArtifacts(interface.output_artifact_sources);
    writer_.EndMap();
  }

  void PrintArtifacts(const std::vector<ArtifactSource>& artifacts) {
    List("artifacts", artifacts, [this](const ArtifactSource& artifact) {
      writer_.BeginMap();
      Member("name", artifact.name);
      if (artifact.raw) {
        PrintRaw(artifact.text);
      } else {
        Member("from", artifact.text);
      }
      writer_.EndMap();
    });
  }

  void PrintArguments(const Arguments& arguments) {
    if (arguments.parameters.empty() && arguments.artifacts.empty()) return;
    writer_.Key("arguments");
    writer_.BeginMap();
    List("parameters", arguments.parameters, [this](const NamedText& argument) {
      writer_.BeginMap();
      Member("name", argument.name);
      Member("value", argument.text);
      writer_.EndMap();
    });
    PrintArtifacts(arguments.artifacts);
    writer_.EndMap();
  }

  void PrintDag(const Dag& dag) {
    writer_.Key("dag");
    writer_.BeginMap();
    writer_.Key("tasks");
    writer_.BeginList();
    for (const DagTask& task : dag.tasks) PrintTask(task);
    writer_.EndList();
    writer_.EndMap();
  }

  void PrintDependencies(const DagTask& task) {
    if (task.has_dependencies && task.dependencies.empty()) {
      writer_.Key("dependencies");
      writer_.BeginList();
      writer_.EndList();
    }
    List("dependencies", task.dependencies,
         [this](Text name) { writer_.String(name); });
  }

  void PrintItems(const DagTask& task) {
    if (task.shared_items == nullptr)
      return Member("withItems", task.with_items);
    writer_.Key("withItems");
    int next = 0;
    PrintShared(*task.with_items, task.shared_items->list(), next);
  }

  // As deep as the items are, which the frontend limits.
  void PrintShared(const ir::Tree& tree, const ir::Tree::List& objects,
                   int& next) {
    if (!tree.has_list() && !tree.has_map()) return Print(&tree);
    if (next < objects.items_size()) {
      writer_.Shared(objects.items(next++).int_value());
    }
    if (tree.has_list()) {
      writer_.BeginList();
      for (const ir::Tree& item : tree.list().items()) {
        PrintShared(item, objects, next);
      }
      return writer_.EndList();
    }
    writer_.BeginMap();
    for (const ir::Tree::Member& member : tree.map().members()) {
      writer_.Key(member.key());
      PrintShared(member.value(), objects, next);
    }
    writer_.EndMap();
  }

  void PrintTask(const DagTask& task) {
    writer_.BeginMap();
    Member("name", task.name);
    Member("template", task.template_name);
    if (task.when.has_value()) Member("when", *task.when);
    if (!task.dependencies_after_arguments) PrintDependencies(task);
    PrintArguments(task.arguments);
    if (task.dependencies_after_arguments) PrintDependencies(task);
    if (task.with_param.has_value()) Member("withParam", *task.with_param);
    PrintItems(task);
    Members("withSequence", task.with_sequence);
    if (task.exit_hook != nullptr) {
      writer_.Key("hooks");
      writer_.BeginMap();
      writer_.Key("exit");
      writer_.BeginMap();
      Member("template", task.exit_hook->template_name);
      PrintArguments(task.exit_hook->arguments);
      writer_.EndMap();
      writer_.EndMap();
    }
    writer_.EndMap();
  }

  void PrintPod(const Pod& pod, const Interface& interface) {
    writer_.Key(pod.resource.empty() ? "container" : "resource");
    writer_.BeginMap();
    for (const ContainerMember& member : pod.container) {
      writer_.Key(member.key);
      std::visit([this](const auto& value) { Print(value); }, member.value);
    }
    for (const auto& [key, tree] : pod.resource) Member(key, tree);
    writer_.EndMap();
    PrintInterface(interface);
    Member("nodeSelector", pod.node_selector);
    Member("tolerations", pod.tolerations);
    Member("affinity", pod.affinity);
    PrintMetadata(pod);
    PrintRetry(pod);
    Member("activeDeadlineSeconds", pod.active_deadline);
    Member("initContainers", pod.init_containers);
    Member("sidecars", pod.sidecars);
    List("volumes", pod.volumes,
         [this](const ir::Tree* volume) { Print(volume); });
    for (const auto& [key, tree] : pod.extra) Member(key, tree);
    if (!pod.pod_spec_patch.empty()) Member("podSpecPatch", pod.pod_spec_patch);
  }

  void Print(Text text) { writer_.String(text); }

  void Print(const ir::Tree* tree) { ir::WriteTree(*tree, nullptr, writer_); }

  void Print(const TreeList* trees) {
    writer_.BeginList();
    for (const ir::Tree& tree : *trees) Print(&tree);
    writer_.EndList();
  }

  void Print(const Words* words) {
    writer_.BeginList();
    for (Text word : *words) writer_.String(word);
    writer_.EndList();
  }

  void Print(const google::protobuf::RepeatedPtrField<ir::EnvVar>* env) {
    writer_.BeginList();
    for (const ir::EnvVar& variable : *env) {
      writer_.BeginMap();
      Member("name", Text(variable.name()));
      if (variable.has_value()) Member("value", &variable.value().constant());
      if (variable.has_value_from()) {
        Member("valueFrom", &variable.value_from());
      }
      writer_.EndMap();
    }
    writer_.EndList();
  }

  void PrintMetadata(const Pod& pod) {
    if (pod.annotations.empty() && pod.labels.empty()) return;
    writer_.Key("metadata");
    writer_.BeginMap();
    if (pod.annotations_first) Members("annotations", pod.annotations);
    Members("labels", pod.labels);
    if (!pod.annotations_first) Members("annotations", pod.annotations);
    writer_.EndMap();
  }

  void PrintRetry(const Pod& pod) {
    if (pod.retry == nullptr) return;
    writer_.Key("retryStrategy");
    writer_.BeginMap();
    Member("limit", pod.retry->limit);
    if (!pod.retry->policy.empty()) Member("retryPolicy", pod.retry->policy);
    if (!pod.retry->backoff.empty()) {
      writer_.Key("backoff");
      writer_.BeginMap();
      for (const auto& [key, tree] : pod.retry->backoff) Member(key, tree);
      writer_.EndMap();
    }
    if (!pod.retry->expression.empty()) {
      Member("expression", pod.retry->expression);
    }
    writer_.EndMap();
  }

  ValueWriter& writer_;
};

}  // namespace

void Print(const Workflow& workflow, ValueWriter& writer) {
  Printer(writer).PrintWorkflow(workflow);
}

}  // namespace kfir::argo
