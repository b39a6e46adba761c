// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/pod_metadata.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "backends/argo/attributes.h"
#include "ir/tree.h"
#include "support/json/writer.h"

namespace kfir::argo {
namespace {

// As a Python dict: a known key keeps its place.
void Set(std::vector<NamedText>& members, const NamedText& given) {
  for (NamedText& member : members) {
    if (member.name == given.name) {
      member = given;
      return;
    }
  }
  members.push_back(given);
}

class MetadataLowering {
 public:
  MetadataLowering(const Program& program, Texts& texts,
                   ComponentArguments arguments,
                   const ir::PodSettings& settings, Node& task, Pod& pod)
      : program_(program),
        texts_(texts),
        arguments_(arguments),
        settings_(settings),
        task_(task),
        pod_(pod) {}

  void Run() {
    const ir::Task& task = *task_.task;
    for (const ir::KeyValue& label : settings_.labels()) {
      Set(pod_.labels, Entry(label));
    }
    for (const ir::KeyValue& annotation : settings_.annotations()) {
      Set(pod_.annotations, Entry(annotation));
    }
    if (const ir::Tree* name = FindAttribute(task, "kfp1.display_name")) {
      Annotate("task_display_name", DisplayName(name->value()));
    } else if (!task.display_name().empty()) {
      Annotate("task_display_name", task.display_name());
    }
    if (task.caching().has_enabled()) {
      Set(pod_.labels, {"pipelines.kubeflow.org/enable_caching",
                        task.caching().enabled() ? "true" : "false"});
    }
    pod_.annotations_first = !pod_.annotations.empty();
    AnnotateComponent();
    if (task.caching().has_max_staleness()) {
      const Text staleness =
          texts_.InTemplate(task.caching().max_staleness(), task_);
      if (!staleness.empty()) Annotate("max_cache_staleness", staleness);
    }
  }

 private:
  // kfp writes a number where Kubernetes takes text only.
  NamedText Entry(const ir::KeyValue& entry) {
    const ir::Tree& value = entry.value().constant();
    if (program_.quirks() && !value.has_string_value()) {
      return {entry.key(), "", &value};
    }
    return {entry.key(), texts_.Constant(value)};
  }

  // Where the task takes in nothing else, kfp lets the template take in what
  // the name holds, and gives it nothing.
  Text DisplayName(const ir::Value& name) {
    return program_.quirks() && task_.inputs.empty()
               ? texts_.TakenAlone(name, task_)
               : texts_.InTemplate(name, task_);
  }

  void Annotate(Text word, Text text) {
    Set(pod_.annotations,
        {pool().Add(absl::StrCat("pipelines.kubeflow.org/", word)), text});
  }

  void AnnotateComponent() {
    const ir::Component& component = *task_.component;
    if (!component.has_container()) return;
    const ir::Tree* spec = FindAttribute(*task_.task, "kfp1.component_spec");
    if (spec == nullptr) spec = FindAttribute(component, "kfp1.component_spec");
    if (spec != nullptr) Annotate("component_spec", spec->string_value());
    if (!component.has_origin()) return;
    Annotate("component_ref", pool().Add(ReferenceJson(component.origin())));
    const std::string arguments = ArgumentsJson();
    if (arguments != "{}") {
      Annotate("arguments.parameters", pool().Add(arguments));
    }
  }

  static std::string ReferenceJson(const ir::Origin& origin) {
    std::string json;
    const auto writer = MakeJsonWriter(JsonKeys::kInOrder, &json);
    writer->BeginMap();
    const auto add = [&](absl::string_view key, const std::string& text) {
      if (text.empty()) return;
      writer->Key(key);
      writer->String(text);
    };
    add("digest", origin.digest());
    add("name", origin.name());
    add("tag", origin.tag());
    add("url", origin.url());
    writer->EndMap();
    writer->Finish();
    return json;
  }

  std::string ArgumentsJson() {
    std::string json;
    const auto writer = MakeJsonWriter(JsonKeys::kSorted, &json);
    const ir::Tree* given = FindAttribute(*task_.task, "kfp1.arguments");
    if (given != nullptr) {
      ir::WriteTree(
          *given,
          [this](const ir::Value& value) {
            return std::string(texts_.InTemplate(value, task_));
          },
          *writer);
    } else {
      writer->BeginMap();
      for (const Expansion::Argument& argument : arguments_) {
        if (!argument.by_value) continue;
        writer->Key(argument.input->name());
        writer->String(*argument.text);
      }
      writer->EndMap();
    }
    writer->Finish();
    return json;
  }

  TextPool& pool() { return texts_.pool(); }

  const Program& program_;
  Texts& texts_;
  ComponentArguments arguments_;
  const ir::PodSettings& settings_;
  Node& task_;
  Pod& pod_;
};

}  // namespace

void LowerMetadata(const Program& program, Texts& texts,
                   ComponentArguments arguments,
                   const ir::PodSettings& settings, Node& task, Pod& pod) {
  MetadataLowering(program, texts, arguments, settings, task, pod).Run();
}

}  // namespace kfir::argo
