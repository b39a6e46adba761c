// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/pod_files.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "backends/argo/attributes.h"

namespace kfir::argo {
namespace {

class FileLowering {
 public:
  FileLowering(Program& program, Texts& texts, ComponentArguments arguments,
               Node& task, Interface& interface)
      : program_(program),
        texts_(texts),
        arguments_(arguments),
        task_(task),
        interface_(interface) {}

  // The arguments that no word used by value: files.
  void Run() {
    std::vector<InputArtifact>& artifacts = interface_.input_artifacts;
    for (const Expansion::Argument& argument : arguments_) {
      const bool given = argument.value != nullptr;
      if (argument.by_value) continue;
      if (!given &&
          !(argument.by_path && argument.input->has_default_value())) {
        continue;
      }
      InputArtifact& artifact = artifacts.emplace_back();
      artifact.name = pool().Add(K8sCapName(argument.input->name()));
      artifact.path = InputPath(*argument.input, pool());
      const ValueId whole =
          given ? texts_.Whole(*argument.value, task_) : kNoValue;
      if (whole == kNoValue) {
        artifact.raw = given ? texts_.InTemplate(*argument.value, task_)
                             : texts_.Constant(argument.input->default_value());
      }
      wholes_.emplace_back(artifact.name, whole);
    }
    std::stable_sort(
        artifacts.begin(), artifacts.end(),
        [](const auto& a, const auto& b) { return a.name < b.name; });
    std::stable_sort(
        wholes_.begin(), wholes_.end(),
        [](const auto& a, const auto& b) { return a.first < b.first; });
    UniqueNames names;
    for (size_t i = 0; i < artifacts.size(); ++i) {
      if (wholes_[i].second != kNoValue) {
        TakeArtifact(wholes_[i].second, names, artifacts[i]);
      } else if (program_.quirks()) {
        TakeTypedFile(artifacts[i]);
      } else {
        artifacts[i].name = pool().Add(names.Take(artifacts[i].name));
      }
    }
  }

 private:
  // To kfp a reference to an input is that input, whoever wrote it.
  void TakeTypedFile(InputArtifact& artifact) {
    absl::string_view name = *artifact.raw;
    if (!absl::ConsumePrefix(&name, "{{inputs.parameters.") ||
        !absl::ConsumeSuffix(&name, "}}") || name.empty() ||
        !absl::c_all_of(name, [](char c) {
          return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
                 c == '-' || c == '_';
        })) {
      return;
    }
    task_.typed_files.push_back(name);
    artifact.name = name;
    artifact.raw = std::nullopt;
  }

  // The artifact goes by the name of the value that it is.
  void TakeArtifact(ValueId value, UniqueNames& names,
                    InputArtifact& artifact) {
    const std::string& name = program_.flow().Info(value).name;
    task_.files.push_back(value);
    if (program_.quirks()) {
      program_.flow().Take(task_, value, kAsArtifact);
      artifact.name = name;
      return;
    }
    artifact.name = pool().Add(names.Take(name));
    if (task_.exit_role == ExitRole::kOfWorkflow) {
      artifact.raw =
          pool().Add(absl::StrCat("{{workflow.parameters.", name, "}}"));
      return;
    }
    program_.flow().Take(task_, value, kAsArtifact);
    if (artifact.name != name) task_.aliases.push_back({artifact.name, value});
  }

  TextPool& pool() { return texts_.pool(); }

  Program& program_;
  Texts& texts_;
  ComponentArguments arguments_;
  Node& task_;
  Interface& interface_;
  std::vector<std::pair<Text, ValueId>> wholes_;
};

}  // namespace

void LowerFiles(Program& program, Texts& texts, ComponentArguments arguments,
                Node& task, Interface& interface) {
  FileLowering(program, texts, arguments, task, interface).Run();
}

}  // namespace kfir::argo
