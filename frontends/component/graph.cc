// SPDX-License-Identifier: Apache-2.0
#include "frontends/component/graph.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "frontends/component/diagnostic_kinds.h"
#include "frontends/shared/component/component_to_ir.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "frontends/shared/mirror/mirror.h"
#include "ir/location.h"
#include "support/json/writer.h"
#include "support/kfp_names.h"

namespace kfir {
namespace {

using Kind = YamlNode::Kind;

// As Python calls an argument: `Training data` is `training_data`.
std::string PythonName(absl::string_view name) {
  std::string result;
  for (const char c : name) {
    if (absl::ascii_isalnum(c)) {
      result += absl::ascii_tolower(c);
    } else if (!result.empty() && result.back() != '_') {
      result += '_';
    }
  }
  while (!result.empty() && result.back() == '_') result.pop_back();
  return result.empty() ? "input" : result;
}

// A port of a graph.
std::string PortName(absl::string_view name) {
  return K8sCapName(PythonName(name));
}

// What kfp passes for a value that is written down.
std::string ConstantText(const YamlNode& node) {
  switch (node.kind) {
    case Kind::kBool:
      return node.bool_value ? "True" : "False";
    case Kind::kInt:
      return absl::StrCat(node.int_value);
    case Kind::kDouble:
      return PythonFloatRepr(node.double_value);
    default:
      return node.text;
  }
}

class GraphLowering {
 public:
  GraphLowering(const Source& source, const ReadOptions& options,
                ir::Module& module, DiagnosticSink& diagnostics)
      : source_(source),
        options_(options),
        module_(module),
        diagnostics_(diagnostics) {}

  bool Run(const ComponentSpec& spec) {
    const uint32_t file = AddFile(source_.name);
    module_.set_name(spec.name.value_or("Pipeline"));
    module_.set_description(spec.description.value_or(""));
    todo_.push_back({&spec, file, module_.mutable_root(), true});
    while (!todo_.empty()) {
      const Todo next = todo_.back();
      todo_.pop_back();
      Graph(next);
    }
    return !reported_;
  }

 private:
  struct Called {
    std::string name;       // of the task
    std::string component;  // empty: there is none
  };
  struct Todo {
    const ComponentSpec* spec;
    uint32_t file;
    ir::Component* component;
    bool is_root;
  };

  uint32_t AddFile(const std::string& name) {
    module_.add_files(name);
    return static_cast<uint32_t>(module_.files_size());
  }

  template <typename Part>
  static void Place(const Part& part, uint32_t file, ir::Location* location) {
    location->set_file(file);
    location->set_line(static_cast<uint32_t>(part.line));
    location->set_column(static_cast<uint32_t>(part.column));
  }

  template <typename Part>
  void Report(DiagnosticKind kind, const Part& part, uint32_t file,
              std::initializer_list<absl::string_view> arguments) {
    reported_ = true;
    ir::Location location;
    Place(part, file, &location);
    diagnostics_.Emit(kind, ir::ToSourceLocation(module_, location), arguments);
  }

  void Graph(const Todo& todo) {
    const ComponentSpec& spec = *todo.spec;
    ir::Component& component = *todo.component;
    Place(spec, todo.file, component.mutable_loc());
    component.set_description(spec.description.value_or(""));
    Inputs(todo);
    absl::flat_hash_map<std::string, Called> tasks;  // by id
    UniqueNames taken;
    for (const ComponentTask& task : spec.graph->tasks) {
      Called called;
      const std::string name = K8sName(task.id);
      called.name = taken.Take(name.empty() ? "task" : name);
      called.component = Callee(task, todo.file);
      tasks.emplace(task.id, std::move(called));
    }
    const auto value = [&](const YamlNode& node, ir::Value* to) {
      if (const YamlNode* input = FindMember(node, "graphInput")) {
        to->set_graph_input(PortName(FindMember(*input, "inputName")->text));
      } else if (const YamlNode* output = FindMember(node, "taskOutput")) {
        const Called& task = tasks[FindMember(*output, "taskId")->text];
        to->mutable_task_output()->set_task(task.name);
        to->mutable_task_output()->set_output(
            PortOf(task, FindMember(*output, "outputName")->text));
      } else {
        to->mutable_constant()->set_string_value(ConstantText(node));
      }
    };
    ir::Graph& graph = *component.mutable_graph();
    for (const ComponentTask& from : spec.graph->tasks) {
      const Called& called = tasks[from.id];
      if (called.component.empty()) continue;
      ir::Task& task = *graph.add_tasks();
      Place(from, todo.file, task.mutable_loc());
      task.set_name(called.name);
      task.set_component(called.component);
      if (from.arguments == nullptr) continue;
      for (size_t i = 0; i + 1 < from.arguments->items.size(); i += 2) {
        ir::Argument& argument = *task.add_arguments();
        argument.set_name(PortOf(called, from.arguments->items[i].text));
        Place(from.arguments->items[i], todo.file, argument.mutable_loc());
        value(from.arguments->items[i + 1], argument.mutable_value());
      }
    }
    Outputs(todo, value, graph);
  }

  void Inputs(const Todo& todo) {
    if (!todo.spec->inputs.has_value()) return;
    for (const ComponentPort& port : *todo.spec->inputs) {
      ir::Input& input = *todo.component->add_inputs();
      Place(port, todo.file, input.mutable_loc());
      input.set_name(PortName(port.name));
      const std::string argument = PythonName(port.name);
      if (todo.is_root && input.name() != argument) {
        ir::Attribute& attribute = *input.add_attributes();
        attribute.set_name("kfp1.argument");
        attribute.mutable_value()->set_string_value(argument);
      }
      if (port.type != nullptr)
        YamlNodeToTree(*port.type, *input.mutable_type()->mutable_named());
      input.set_description(port.description.value_or(""));
      if (port.default_value != nullptr) {
        input.mutable_default_value()->set_string_value(
            ConstantText(*port.default_value));
      }
      input.set_optional(port.optional || port.default_value != nullptr);
    }
  }

  template <typename ValueOf>
  void Outputs(const Todo& todo, const ValueOf& value, ir::Graph& graph) {
    const YamlNode* const values = todo.spec->graph->output_values;
    if (!todo.spec->outputs.has_value()) return;
    for (const ComponentPort& port : *todo.spec->outputs) {
      const YamlNode* const node =
          values == nullptr ? nullptr : FindMember(*values, port.name);
      if (node == nullptr) continue;
      ir::Output& output = *todo.component->add_outputs();
      Place(port, todo.file, output.mutable_loc());
      output.set_name(PortName(port.name));
      output.set_description(port.description.value_or(""));
      if (port.type != nullptr)
        YamlNodeToTree(*port.type, *output.mutable_type()->mutable_named());
      ir::OutputBinding& binding = *graph.add_outputs();
      binding.set_name(output.name());
      Place(*node, todo.file, binding.mutable_loc());
      value(*node, binding.mutable_value());
    }
  }

  std::string PortOf(const Called& task, const std::string& name) const {
    return graphs_.contains(task.component) ? PortName(name) : name;
  }

  // The name of the component that the task calls; empty, after a report: there
  // is none.
  std::string Callee(const ComponentTask& task, uint32_t file) {
    if (task.spec != nullptr) return Add(*task.spec, file);
    if (!task.url.has_value()) {
      Report(kinds::ComponentMissingKey, task, file,
             {"spec", "a `componentRef` without a URL"});
      return "";
    }
    const auto known = loaded_.find(*task.url);
    if (known != loaded_.end()) return known->second;
    std::string& name = loaded_[*task.url];
    DiagnosticSink found;
    absl::StatusOr<MirroredFile> read =
        ReadMirrored(*task.url, options_.component_mirrors, found);
    ir::Location location;
    Place(task, file, &location);
    reported_ |= !read.ok();
    for (const Diagnostic& one : found.diagnostics()) {
      Diagnostic& copy = diagnostics_.Add(one);
      copy.location = ir::ToSourceLocation(module_, location);
    }
    if (!read.ok()) return "";
    const std::string digest = ComponentDigest(read->bytes);
    if (task.digest.has_value() && *task.digest != digest) {
      Report(kinds::ComponentDigest, task, file,
             {*task.url, digest, *task.digest});
      return "";
    }
    absl::StatusOr<ComponentSpec> spec =
        ReadComponentSpec(read->bytes, *task.url, diagnostics_);
    reported_ |= !spec.ok();
    if (!spec.ok()) return "";
    specs_.push_back(std::make_unique<ComponentSpec>(*std::move(spec)));
    return name = Add(*specs_.back(), AddFile(*task.url));
  }

  std::string Add(const ComponentSpec& spec, uint32_t file) {
    const std::string written = spec.name.value_or("Component");
    // A graph becomes a template of its name.
    std::string name = names_.Take(spec.graph.has_value()
                                       ? absl::StrCat("comp-", K8sName(written))
                                       : written);
    ir::Component& component = *module_.add_components();
    component.set_name(name);
    if (spec.graph.has_value()) {
      graphs_.insert(name);
      todo_.push_back({&spec, file, &component, false});
    } else if (spec.container.has_value()) {
      ComponentToIr(spec, file, component);
      component.mutable_origin();
    } else {
      Report(kinds::ComponentNotExecutable, spec, file, {});
    }
    return name;
  }

  const Source& source_;
  const ReadOptions& options_;
  ir::Module& module_;
  DiagnosticSink& diagnostics_;
  bool reported_ = false;
  std::vector<Todo> todo_;
  UniqueNames names_;                        // of components
  absl::flat_hash_set<std::string> graphs_;  // those of them that are graphs
  absl::flat_hash_map<std::string, std::string> loaded_;  // by URL
  std::vector<std::unique_ptr<ComponentSpec>> specs_;
};

}  // namespace

bool GraphToModule(const ComponentSpec& spec, const Source& source,
                   const ReadOptions& options, ir::Module& module,
                   DiagnosticSink& diagnostics) {
  return GraphLowering(source, options, module, diagnostics).Run(spec);
}

}  // namespace kfir
