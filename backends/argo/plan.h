// SPDX-License-Identifier: Apache-2.0
//
// A workflow, decided down to the last member: what the lowering makes and the
// printer writes.  Trees and pod settings in it hold no Values but constants;
// they lie in the module or in the lowering's arena.
#ifndef KFIR_BACKENDS_ARGO_PLAN_H_
#define KFIR_BACKENDS_ARGO_PLAN_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir::argo {

struct NamedText {
  std::string name;
  std::string text;
};

struct Parameter {
  std::string name;
  std::optional<std::string> value;
};

// Where an artifact argument or a DAG's output artifact comes from.
struct ArtifactSource {
  std::string name;
  bool raw = false;  // `text` is the data itself, else a reference
  std::string text;
};

struct InputArtifact {
  std::string name;
  std::string path;  // empty: none (in a DAG)
  std::optional<std::string> raw;
};

struct OutputParameter {
  std::string name;
  absl::string_view key;  // of `valueFrom`: path, parameter, jsonPath, ...
  std::string source;
};

struct Interface {
  std::vector<std::string> input_parameters;
  std::vector<InputArtifact> input_artifacts;
  std::vector<OutputParameter> output_parameters;
  std::vector<NamedText> output_artifact_paths;
  std::vector<ArtifactSource> output_artifact_sources;
};

struct Arguments {
  std::vector<NamedText> parameters;
  std::vector<ArtifactSource> artifacts;
};

struct Sequence {
  std::vector<NamedText> members;  // count, start, end, format
};

struct Hook {
  std::string template_name;
  Arguments arguments;
};

struct DagTask {
  std::string name;
  std::string template_name;
  std::optional<std::string> when;
  // Written although it is empty where kfp does so.
  std::vector<std::string> dependencies;
  bool dependencies_after_arguments = false;
  Arguments arguments;
  std::optional<std::string> with_param;
  const ir::Tree* with_items = nullptr;
  std::optional<Sequence> with_sequence;
  std::optional<Hook> exit_hook;
};

struct Dag {
  std::optional<int64_t> parallelism;
  std::vector<DagTask> tasks;
};

// A member of the container; `tree` but for the words.
struct ContainerMember {
  absl::string_view key;
  const ir::Tree* tree = nullptr;
  const std::vector<std::string>* words = nullptr;
};

struct RetryStrategy {
  const ir::Tree* limit = nullptr;
  std::string policy;
  std::vector<std::pair<absl::string_view, const ir::Tree*>> backoff;
  std::string expression;
};

// What a template that runs a pod has.
struct Pod {
  std::vector<std::string> command;
  std::vector<std::string> args;
  std::vector<ContainerMember> container;
  // A resource template instead, where not empty.
  std::vector<std::pair<absl::string_view, const ir::Tree*>> resource;

  const ir::Tree* node_selector = nullptr;
  const ir::Tree* tolerations = nullptr;
  const ir::Tree* affinity = nullptr;
  std::vector<NamedText> annotations;
  std::vector<NamedText> labels;
  bool annotations_first = false;
  std::optional<RetryStrategy> retry;
  const ir::Tree* active_deadline = nullptr;
  const ir::Tree* init_containers = nullptr;
  const ir::Tree* sidecars = nullptr;
  const ir::Tree* volumes = nullptr;
  std::vector<std::pair<absl::string_view, const ir::Tree*>> extra;
  std::string pod_spec_patch;
};

struct Template {
  std::string name;
  Interface interface;
  std::variant<Dag, Pod> body;
};

struct Workflow {
  std::string entrypoint;
  std::vector<NamedText> annotations;
  std::vector<NamedText> labels;
  std::deque<Template> templates;
  std::vector<const Template*> template_order;
  std::vector<Parameter> parameters;
  std::vector<NamedText> artifacts;  // raw
  std::string service_account;
  std::string on_exit;  // template; empty: none
  // Members of the spec after serviceAccountName, in order.
  std::vector<std::pair<absl::string_view, const ir::Tree*>> settings;
};

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_PLAN_H_
