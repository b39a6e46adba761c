// SPDX-License-Identifier: Apache-2.0
//
// A workflow, decided down to the last member: what the lowering makes and the
// printer writes.  Trees and pod settings in it hold no Values but constants.
// Texts and trees lie in the module, in the program, in the lowering's pool or
// in its arena, and all of these outlive the plan.
#ifndef KFIR_BACKENDS_ARGO_PLAN_H_
#define KFIR_BACKENDS_ARGO_PLAN_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir::argo {

using Text = absl::string_view;
// Most lists are this short.
template <typename Item>
using ShortList = absl::InlinedVector<Item, 1>;
using TreeList = google::protobuf::RepeatedPtrField<ir::Tree>;
using Members = std::vector<std::pair<Text, const ir::Tree*>>;

struct NamedText {
  Text name;
  Text text;
  const ir::Tree* typed = nullptr;  // in the place of the text: it is none
};

struct Parameter {
  Text name;
  std::optional<Text> value;
};

// Where an artifact argument or a DAG's output artifact comes from.
struct ArtifactSource {
  Text name;
  bool raw = false;  // `text` is the data itself, else a reference
  Text text;
};

struct InputArtifact {
  Text name;
  Text path;  // empty: none (in a DAG)
  std::optional<Text> raw;
};

struct OutputParameter {
  Text name;
  // Of `valueFrom`: path, parameter, jsonPath, ...; empty: `source` is the
  // value itself.
  Text key;
  Text source;
};

struct Interface {
  ShortList<Text> input_parameters;
  std::vector<NamedText> input_values;  // of some of them
  std::vector<InputArtifact> input_artifacts;
  ShortList<OutputParameter> output_parameters;
  ShortList<NamedText> output_artifact_paths;
  std::vector<ArtifactSource> output_artifact_sources;
};

struct Arguments {
  ShortList<NamedText> parameters;
  std::vector<ArtifactSource> artifacts;
};

struct Hook {
  Text template_name;
  Arguments arguments;
};

struct DagTask {
  Text name;
  Text template_name;
  std::optional<Text> when;
  ShortList<Text> dependencies;
  bool dependencies_after_arguments = false;
  bool has_dependencies = false;  // if there are none, an empty list
  Arguments arguments;
  std::optional<Text> with_param;
  const ir::Tree* with_items = nullptr;
  const ir::Tree* shared_items = nullptr;  // `kfp1.shared_items`
  std::vector<NamedText> with_sequence;    // count, start, end, format
  std::unique_ptr<Hook> exit_hook;
};

struct Dag {
  std::optional<int64_t> parallelism;
  std::vector<DagTask> tasks;
};

using Words = std::vector<Text>;

struct ContainerMember {
  Text key;
  std::variant<Text, const ir::Tree*, const TreeList*, const Words*,
               const google::protobuf::RepeatedPtrField<ir::EnvVar>*>
      value;
};

struct RetryStrategy {
  const ir::Tree* limit = nullptr;
  Text policy;
  Members backoff;
  Text expression;
};

// What a template that runs a pod has.
struct Pod {
  Words command;
  Words args;
  std::vector<ContainerMember> container;
  // A resource template instead, where not empty.
  Members resource;

  const ir::Tree* node_selector = nullptr;
  const TreeList* tolerations = nullptr;
  const ir::Tree* affinity = nullptr;
  std::vector<NamedText> annotations;
  std::vector<NamedText> labels;
  bool annotations_first = false;
  std::unique_ptr<RetryStrategy> retry;
  const ir::Tree* active_deadline = nullptr;
  const TreeList* init_containers = nullptr;
  const TreeList* sidecars = nullptr;
  std::vector<const ir::Tree*> volumes;
  Members extra;
  Text pod_spec_patch;  // empty: none
};

struct Template {
  Text name;
  Interface interface;
  std::variant<Dag, Pod> body;
};

struct Workflow {
  Text entrypoint;
  std::vector<NamedText> annotations;
  std::vector<NamedText> labels;
  std::deque<Template> templates;
  std::vector<const Template*> template_order;
  std::vector<Parameter> parameters;
  std::vector<NamedText> artifacts;  // raw
  Text service_account;
  Text on_exit;  // template; empty: none
  // Members of the spec after serviceAccountName, in order.
  Members settings;
};

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_PLAN_H_
