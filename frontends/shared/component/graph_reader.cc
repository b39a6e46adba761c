// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/component/graph_reader.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "frontends/shared/diagnostic_kinds.h"

namespace kfir {
namespace {

using Kind = YamlNode::Kind;

bool IsPlain(const YamlNode& node) {
  return node.is_string() || node.kind == Kind::kInt ||
         node.kind == Kind::kBigInt || node.kind == Kind::kDouble ||
         node.kind == Kind::kBool;
}

class GraphReader {
 public:
  GraphReader(ComponentReporter& reporter, ComponentSpec& spec)
      : reporter_(reporter), spec_(spec), graph_(spec.graph.emplace()) {}

  void Read(const YamlNode& node) {
    graph_.line = node.line;
    graph_.column = node.column;
    const StructReader reader(node, "a graph", {"tasks", "outputValues"},
                              reporter_);
    const YamlNode* tasks = reader.Map("tasks");
    if (tasks == nullptr) {
      if (node.kind == Kind::kMap && reader.Any("tasks") == nullptr) {
        reader.ReportMissing("tasks");
      }
      return;
    }
    for (size_t i = 0; i < tasks->items.size(); i += 2) {
      ids_.emplace(tasks->items[i].text, i / 2);
    }
    waits_for_.resize(tasks->items.size() / 2);
    for (size_t i = 0; i < tasks->items.size(); i += 2) {
      ReadTask(tasks->items[i], tasks->items[i + 1]);
    }
    graph_.output_values = reader.Map("outputValues");
    if (graph_.output_values != nullptr) ReadOutputs(*graph_.output_values);
    CheckCycles();
  }

 private:
  void ReadTask(const YamlNode& id, const YamlNode& node) {
    const StructReader reader(node, "a task",
                              {"componentRef", "arguments", "isEnabled",
                               "executionOptions", "annotations"},
                              reporter_);
    ComponentTask& task = graph_.tasks.emplace_back();
    task.id = id.text;
    task.line = id.line;
    task.column = id.column;
    if (const YamlNode* reference = reader.Any("componentRef")) {
      ReadReference(*reference, task);
    } else if (node.kind == Kind::kMap) {
      reader.ReportMissing("componentRef");
    }
    task.arguments = reader.Map("arguments");
    if (task.arguments != nullptr) {
      for (size_t i = 1; i < task.arguments->items.size(); i += 2) {
        ReadArgument(task.arguments->items[i],
                     &waits_for_[graph_.tasks.size() - 1]);
      }
    }
    task.is_enabled = reader.Map("isEnabled");
    if (task.is_enabled != nullptr) ReadPredicate(*task.is_enabled);
    task.execution_options = reader.Map("executionOptions");
    if (task.execution_options != nullptr) {
      ReadExecutionOptions(*task.execution_options);
    }
    task.annotations = reader.Map("annotations");
  }

  void ReadReference(const YamlNode& node, ComponentTask& task) {
    const StructReader reader(node, "a `componentRef`",
                              {"name", "digest", "tag", "url", "spec"},
                              reporter_);
    task.name = reader.String("name");
    task.digest = reader.String("digest");
    task.tag = reader.String("tag");
    task.url = reader.String("url");
    if (const YamlNode* spec = reader.Any("spec")) {
      task.spec = std::make_unique<ComponentSpec>();
      ReadComponentStruct(*spec, reporter_, *task.spec);
    } else if (node.kind == Kind::kMap && !task.name && !task.digest &&
               !task.tag && !task.url) {
      reader.ReportMissing("spec");
    }
  }

  // A value, an input of the graph, or a task's output, which goes to
  // `waits_for` where that is not null.
  void ReadArgument(const YamlNode& node, std::vector<std::string>* waits_for) {
    if (IsPlain(node)) return;
    if (node.kind != Kind::kMap || node.items.size() != 2 ||
        !node.items[0].is_string() ||
        (node.items[0].text != "graphInput" &&
         node.items[0].text != "taskOutput")) {
      reporter_.Report(
          kinds::ComponentType, node,
          {"an argument", KindName(node.kind),
           "a string, a number, a boolean, a `graphInput` or a `taskOutput`"});
      return;
    }
    const YamlNode& reference = node.items[1];
    if (node.items[0].text == "graphInput") {
      const StructReader reader(reference, "a `graphInput`",
                                {"inputName", "type"}, reporter_);
      const std::string name = reader.RequiredString("inputName");
      if (!name.empty() && spec_.FindInput(name) == nullptr) {
        reporter_.Report(kinds::ComponentUnknownPort, reference,
                         {"input", name});
      }
      return;
    }
    const StructReader reader(reference, "a `taskOutput`",
                              {"taskId", "outputName", "type"}, reporter_);
    reader.RequiredString("outputName");
    std::string task = reader.RequiredString("taskId");
    if (task.empty()) return;
    if (!ids_.contains(task)) {
      reporter_.Report(kinds::ComponentUnknownPort, reference, {"task", task});
    } else if (waits_for != nullptr) {
      waits_for->push_back(std::move(task));
    }
  }

  // Read and without effect, as in kfp.
  void ReadPredicate(const YamlNode& node) {
    static constexpr absl::string_view kOperators[] = {
        "==", "!=", ">", ">=", "<", "<=", "and", "or"};
    if (node.kind != Kind::kMap || node.items.size() != 2 ||
        (node.items[0].text != "not" &&
         !absl::c_linear_search(kOperators, node.items[0].text))) {
      reporter_.Report(kinds::ComponentType, node,
                       {"`isEnabled`", KindName(node.kind), "one predicate"});
      return;
    }
    const bool of_predicates =
        node.items[0].text == "and" || node.items[0].text == "or";
    const YamlNode& operands = node.items[1];
    if (node.items[0].text == "not") {
      const StructReader reader(operands, "a `not`", {"operand"}, reporter_);
      if (const YamlNode* operand = reader.Any("operand")) {
        ReadPredicate(*operand);
      }
      return;
    }
    const StructReader reader(operands, "a predicate", {"op1", "op2"},
                              reporter_);
    for (absl::string_view key : {"op1", "op2"}) {
      if (const YamlNode* operand = reader.Any(key)) {
        of_predicates ? ReadPredicate(*operand)
                      : ReadArgument(*operand, nullptr);
      }
    }
  }

  void ReadExecutionOptions(const YamlNode& node) {
    const StructReader reader(node, "`executionOptions`",
                              {"retryStrategy", "cachingStrategy"}, reporter_);
    if (const YamlNode* retry = reader.Map("retryStrategy")) {
      StructReader(*retry, "`retryStrategy`", {"maxRetries"}, reporter_);
    }
    if (const YamlNode* caching = reader.Map("cachingStrategy")) {
      StructReader(*caching, "`cachingStrategy`", {"maxCacheStaleness"},
                   reporter_);
    }
  }

  void ReadOutputs(const YamlNode& values) {
    for (size_t i = 0; i < values.items.size(); i += 2) {
      if (spec_.FindOutput(values.items[i].text) == nullptr) {
        reporter_.Report(kinds::ComponentUnknownPort, values.items[i],
                         {"output", values.items[i].text});
      }
      ReadArgument(values.items[i + 1], nullptr);
    }
  }

  // Takes away the tasks that wait for nothing until none is left.
  void CheckCycles() {
    std::vector<std::vector<size_t>> followers(waits_for_.size());
    std::vector<size_t> waiting(waits_for_.size());
    for (size_t i = 0; i < waits_for_.size(); ++i) {
      for (const std::string& name : waits_for_[i]) {
        followers[ids_[name]].push_back(i);
      }
      waiting[i] = waits_for_[i].size();
    }
    std::vector<size_t> ready;
    for (size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i] == 0) ready.push_back(i);
    }
    size_t done = 0;
    while (!ready.empty()) {
      const size_t task = ready.back();
      ready.pop_back();
      ++done;
      for (size_t follower : followers[task]) {
        if (--waiting[follower] == 0) ready.push_back(follower);
      }
    }
    if (done == waiting.size()) return;
    std::vector<std::string> names;
    for (size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i] != 0) {
        names.push_back(absl::StrCat("`", graph_.tasks[i].id, "`"));
      }
    }
    const size_t first =
        absl::c_find_if(waiting, [](size_t count) { return count != 0; }) -
        waiting.begin();
    reporter_.Report(kinds::ComponentCycle, graph_.tasks[first].line,
                     graph_.tasks[first].column, {absl::StrJoin(names, ", ")});
  }

  ComponentReporter& reporter_;
  ComponentSpec& spec_;
  ComponentGraph& graph_;
  absl::flat_hash_map<std::string, size_t> ids_;
  // By task: what it reads.
  std::vector<std::vector<std::string>> waits_for_;
};

}  // namespace

void ReadComponentGraph(const YamlNode& node, ComponentReporter& reporter,
                        ComponentSpec& spec) {
  GraphReader(reporter, spec).Read(node);
}

}  // namespace kfir
