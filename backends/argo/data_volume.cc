// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/data_volume.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "backends/argo/attributes.h"
#include "backends/argo/diagnostic_kinds.h"
#include "ir/location.h"
#include "ir/tree.h"

namespace kfir::argo {
namespace {

using google::protobuf::Arena;

constexpr absl::string_view kVolumeName = "data-storage";

// The folder of a file.
absl::string_view Folder(absl::string_view path) {
  const size_t slash = path.rfind('/');
  if (slash == absl::string_view::npos) return "";
  absl::string_view folder = path.substr(0, slash + 1);
  // The root stays a slash, or several.
  while (folder.size() > 1 && absl::EndsWith(folder, "/") &&
         folder.find_first_not_of('/') != absl::string_view::npos) {
    folder.remove_suffix(1);
  }
  return folder;
}

// Files that a page of results is made of stay artifacts.
bool StaysArtifact(absl::string_view name) {
  return name == "mlpipeline-ui-metadata" || name == "mlpipeline-metrics";
}

class Rewrite {
 public:
  Rewrite(const ir::Module& module, Arena& arena, TextPool& pool,
          DiagnosticSink& diagnostics, Workflow& workflow)
      : module_(module),
        arena_(arena),
        pool_(pool),
        diagnostics_(diagnostics),
        workflow_(workflow) {}

  void Run(const ir::Tree& method) {
    if (!workflow_.artifacts.empty()) {
      Refuse(workflow_.artifacts.front().name);
    }
    const ir::Tree* prefix = ir::Find(method, "path_prefix");
    folder_ = absl::StrCat(prefix == nullptr ? "" : prefix->string_value(),
                           "{{workflow.uid}}_{{pod.name}}/");
    AddVolume(method);
    for (Template& made : workflow_.templates) {
      if (auto* dag = std::get_if<Dag>(&made.body)) {
        RewriteDag(*dag, made.interface);
      } else if (std::get<Pod>(made.body).resource.empty()) {
        RewritePod(std::get<Pod>(made.body), made);
      }
    }
    if (HasQuirks(module_) && groups_pass_files_) MountNothing();
  }

 private:
  void Refuse(absl::string_view what) {
    diagnostics_.Emit(
        kinds::ArgoNotExpressible,
        ir::ToSourceLocation(module_, module_.root().loc()),
        {absl::StrCat("a file `", what,
                      "` that no step makes, with data passed by a volume")});
  }

  Text PathName(Text artifact) {
    return pool_.Add(absl::StrCat(artifact, "-subpath"));
  }

  // The parameter that has the path of what `from`, a reference to an artifact,
  // stands for.
  Text PathReference(Text from) {
    std::string text(from);
    const size_t form = text.rfind(".artifacts.");
    text.replace(form, 11, ".parameters.");
    text.insert(text.rfind("}}"), "-subpath");
    return pool_.Add(text);
  }

  void AddVolume(const ir::Tree& method) {
    auto* volumes = Arena::CreateMessage<ir::Tree>(&arena_);
    for (auto& [key, tree] : workflow_.settings) {
      if (key != "volumes") continue;
      *volumes = *tree;
      tree = volumes;
    }
    if (!volumes->has_list())
      workflow_.settings.emplace_back("volumes", volumes);
    ir::Tree& volume = *volumes->mutable_list()->add_items();
    if (const ir::Tree* given = ir::Find(method, "volume")) volume = *given;
    volume.mutable_map();
    for (ir::Tree::Member& member : *volume.mutable_map()->mutable_members()) {
      if (member.key() != "name") continue;
      member.mutable_value()->set_string_value(std::string(kVolumeName));
      return;
    }
    ir::AddMember(volume, "name").set_string_value(std::string(kVolumeName));
  }

  // The mounts of a container, to be added to.
  TreeList& Mounts(Pod& pod) {
    TreeList& mounts = *Arena::CreateMessage<ir::PodSettings>(&arena_)
                            ->mutable_volume_mounts();
    for (ContainerMember& member : pod.container) {
      if (member.key != "volumeMounts") continue;
      mounts = *std::get<const TreeList*>(member.value);
      member.value = &std::as_const(mounts);
      return mounts;
    }
    pod.container.push_back({"volumeMounts", &std::as_const(mounts)});
    return mounts;
  }

  static ir::Tree& AddMount(absl::string_view path, absl::string_view sub_path,
                            TreeList& mounts) {
    ir::Tree& mount = *mounts.Add();
    ir::AddMember(mount, "mountPath")
        .set_string_value(std::string(Folder(path)));
    ir::AddMember(mount, "name").set_string_value(std::string(kVolumeName));
    ir::AddMember(mount, "subPath").set_string_value(std::string(sub_path));
    return mount;
  }

  void RewritePod(Pod& pod, Template& made) {
    Interface& interface = made.interface;
    if (interface.input_artifacts.empty() &&
        interface.output_artifact_paths.empty()) {
      return;
    }
    TreeList& mounts = Mounts(pod);
    for (const InputArtifact& file : interface.input_artifacts) {
      if (file.raw.has_value()) {
        diagnostics_.Emit(kinds::ArgoFileLost,
                          ir::ToSourceLocation(module_, module_.root().loc()),
                          {made.name, file.name});
      }
      const Text name = PathName(file.name);
      AddMount(file.path, absl::StrCat("{{inputs.parameters.", name, "}}"),
               mounts);
      ir::AddMember(*mounts.rbegin(), "readOnly").set_bool_value(true);
      interface.input_parameters.push_back(name);
    }
    interface.input_artifacts.clear();
    ShortList<NamedText> kept;
    for (const NamedText& file : interface.output_artifact_paths) {
      const Text sub_path = pool_.Add(absl::StrCat(folder_, file.name));
      AddMount(file.text, sub_path, mounts);
      interface.output_parameters.push_back(
          {PathName(file.name), "", sub_path});
      if (StaysArtifact(file.name)) kept.push_back(file);
    }
    interface.output_artifact_paths = kept;
  }

  void RewriteDag(Dag& dag, Interface& interface) {
    groups_pass_files_ = groups_pass_files_ ||
                         !interface.input_artifacts.empty() ||
                         !interface.output_artifact_sources.empty();
    for (const InputArtifact& file : interface.input_artifacts) {
      interface.input_parameters.push_back(PathName(file.name));
    }
    interface.input_artifacts.clear();
    for (const ArtifactSource& file : interface.output_artifact_sources) {
      interface.output_parameters.push_back(
          {PathName(file.name), "parameter", PathReference(file.text)});
    }
    interface.output_artifact_sources.clear();
    for (DagTask& task : dag.tasks) {
      for (const ArtifactSource& file : task.arguments.artifacts) {
        if (file.raw) {
          Refuse(file.name);
        } else {
          task.arguments.parameters.push_back(
              {PathName(file.name), PathReference(file.text)});
        }
      }
      task.arguments.artifacts.clear();
    }
  }

  // kfp gives the last container an empty list of mounts then.
  void MountNothing() {
    const Template* last = nullptr;
    for (const Template* made : workflow_.template_order) {
      const auto* pod = std::get_if<Pod>(&made->body);
      if (pod != nullptr && pod->resource.empty()) last = made;
    }
    for (Template& made : workflow_.templates) {
      if (&made == last) Mounts(std::get<Pod>(made.body));
    }
  }

  const ir::Module& module_;
  Arena& arena_;
  TextPool& pool_;
  DiagnosticSink& diagnostics_;
  Workflow& workflow_;
  std::string folder_;
  bool groups_pass_files_ = false;
};

}  // namespace

absl::Status PassDataByVolume(const ir::Module& module, Arena& arena,
                              TextPool& pool, DiagnosticSink& diagnostics,
                              Workflow& workflow) {
  const ir::Tree* method = FindAttribute(module, "argo.data_volume");
  if (method == nullptr) return absl::OkStatus();
  Rewrite(module, arena, pool, diagnostics, workflow).Run(*method);
  return diagnostics.has_errors() ? ErrorReported() : absl::OkStatus();
}

}  // namespace kfir::argo
