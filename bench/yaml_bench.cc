// SPDX-License-Identifier: Apache-2.0
//
// Reads and writes one YAML document with our code, libyaml and yaml-cpp in
// turn and prints the best rate of each, by CPU time.
//
//   yaml_bench [FILE]          without a file: a made-up workflow of 8 MB
//   yaml_bench --make FILE MB  writes such a workflow and stops
#include <yaml-cpp/yaml.h>
#include <yaml.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/arena.h"
#include "ir/tree.h"
#include "support/json/writer.h"
#include "support/yaml/writer.h"

namespace kfir {
namespace {

using ir::AddMember;
using ir::StringTree;
using ir::Tree;

std::string Json(const Tree& tree) {
  std::string out;
  const auto writer = MakeJsonWriter(JsonKeys::kSorted, &out);
  ir::WriteTree(
      tree, [](const ir::Value&) { return ""; }, *writer);
  return out;
}

void AddWords(Tree& list, std::initializer_list<absl::string_view> words) {
  list.mutable_list();
  for (const absl::string_view word : words) {
    *list.mutable_list()->add_items() = StringTree(word);
  }
}

Tree ComponentSpec(int number) {
  Tree spec;
  AddMember(spec, "name") = StringTree(absl::StrCat("Train model ", number));
  AddMember(spec, "description") = StringTree(
      "Trains a model on the rows of the table.\nWrites the model and its "
      "\"metrics\".");
  Tree& inputs = AddMember(spec, "inputs");
  for (const absl::string_view name : {"project", "rows", "rounds", "target"}) {
    Tree& input = *inputs.mutable_list()->add_items();
    AddMember(input, "name") = StringTree(name);
    AddMember(input, "type") = StringTree("String");
    AddMember(input, "description") =
        StringTree("Required.  What the step has to know before it starts.");
  }
  Tree& container = AddMember(AddMember(spec, "implementation"), "container");
  AddMember(container, "image") =
      StringTree("gcr.io/ml-pipeline/ml-pipeline-gcp:1.7.0-rc.3");
  AddWords(AddMember(container, "command"), {"python3", "-u", "-m", "train"});
  return spec;
}

// A template as the v1 form of a pipeline has them, one for each step.
void AddTemplate(int number, Tree& templates) {
  Tree& step = *templates.mutable_list()->add_items();
  AddMember(step, "name") = StringTree(absl::StrCat("train-model-", number));
  Tree& container = AddMember(step, "container");
  AddWords(AddMember(container, "args"),
           {"--project", "{{inputs.parameters.project}}", "--rounds", "200",
            "--rows", "/tmp/inputs/rows/data", "--verbose", "true",
            "--model-output-path", "/tmp/outputs/model/data"});
  AddWords(AddMember(container, "command"),
           {"sh", "-ec",
            "program_path=$(mktemp)\nprintf \"%s\" \"$0\" > "
            "\"$program_path\"\npython3 -u \"$program_path\" \"$@\"\n",
            "import argparse\n\ndef train(project, rows):\n    return "
            "project + rows\n\nprint(train('a', 'b'))\n"});
  AddMember(container, "image") =
      StringTree("gcr.io/ml-pipeline/ml-pipeline-gcp:1.7.0-rc.3");
  Tree& env = AddMember(container, "env");
  Tree& variable = *env.mutable_list()->add_items();
  AddMember(variable, "name") = StringTree("KFP_POD_NAME");
  AddMember(variable, "value") = StringTree("{{pod.name}}");
  Tree& inputs = AddMember(AddMember(step, "inputs"), "parameters");
  AddMember(*inputs.mutable_list()->add_items(), "name") =
      StringTree("project");
  Tree& outputs = AddMember(AddMember(step, "outputs"), "artifacts");
  Tree& artifact = *outputs.mutable_list()->add_items();
  AddMember(artifact, "name") =
      StringTree(absl::StrCat("train-model-", number, "-model"));
  AddMember(artifact, "path") = StringTree("/tmp/outputs/model/data");
  Tree& metadata = AddMember(step, "metadata");
  Tree& labels = AddMember(metadata, "labels");
  AddMember(labels, "pipelines.kubeflow.org/pipeline-sdk-type") =
      StringTree("kfp");
  AddMember(labels, "pipelines.kubeflow.org/enable_caching") =
      StringTree("true");
  Tree& annotations = AddMember(metadata, "annotations");
  AddMember(annotations, "pipelines.kubeflow.org/component_spec") =
      StringTree(Json(ComponentSpec(number)));
  AddMember(annotations, "pipelines.kubeflow.org/arguments.parameters") =
      StringTree(
          R"({"project": "{{inputs.parameters.project}}", "rounds": "200"})");
  AddMember(step, "activeDeadlineSeconds") = ir::IntTree(3600);
}

std::string MakeWorkflow(size_t bytes) {
  constexpr size_t kBytesOfOneTemplate = 2040;
  Tree workflow;
  AddMember(workflow, "apiVersion") = StringTree("argoproj.io/v1alpha1");
  AddMember(workflow, "kind") = StringTree("Workflow");
  AddMember(AddMember(workflow, "metadata"), "generateName") =
      StringTree("training-");
  Tree& spec = AddMember(workflow, "spec");
  AddMember(spec, "entrypoint") = StringTree("training");
  Tree& templates = AddMember(spec, "templates");
  for (size_t i = 0; i < bytes / kBytesOfOneTemplate; ++i) {
    AddTemplate(static_cast<int>(i), templates);
  }
  std::string out;
  const auto writer = MakeYamlWriter(YamlStyle::kKfir, &out);
  ir::WriteTree(
      workflow, [](const ir::Value&) { return ""; }, *writer);
  writer->Finish();
  return out;
}

std::string WriteOurs(const Tree& tree, YamlStyle style) {
  std::string out;
  const auto writer = MakeYamlWriter(style, &out);
  ir::WriteTree(
      tree, [](const ir::Value&) { return ""; }, *writer);
  writer->Finish();
  return out;
}

int Append(void* out, unsigned char* bytes, size_t size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<char*>(bytes), size);
  return 1;
}

// Emits with libyaml, which chooses the style of each scalar.
class LibyamlEmitter {
 public:
  std::string Write(const Tree& tree) {
    std::string out;
    yaml_emitter_initialize(&emitter_);
    yaml_emitter_set_output(&emitter_, Append, &out);
    yaml_emitter_set_unicode(&emitter_, 1);
    yaml_emitter_set_width(&emitter_, -1);
    yaml_event_t event;
    yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING);
    yaml_emitter_emit(&emitter_, &event);
    yaml_document_start_event_initialize(&event, nullptr, nullptr, nullptr, 1);
    yaml_emitter_emit(&emitter_, &event);
    Node(tree);
    yaml_document_end_event_initialize(&event, 1);
    yaml_emitter_emit(&emitter_, &event);
    yaml_stream_end_event_initialize(&event);
    yaml_emitter_emit(&emitter_, &event);
    yaml_emitter_delete(&emitter_);
    return out;
  }

 private:
  void Node(const Tree& tree) {
    yaml_event_t event;
    switch (tree.kind_case()) {
      case Tree::kMap:
        yaml_mapping_start_event_initialize(&event, nullptr, nullptr, 1,
                                            YAML_BLOCK_MAPPING_STYLE);
        yaml_emitter_emit(&emitter_, &event);
        for (const auto& member : tree.map().members()) {
          Scalar(member.key(), YAML_ANY_SCALAR_STYLE);
          Node(member.value());
        }
        yaml_mapping_end_event_initialize(&event);
        yaml_emitter_emit(&emitter_, &event);
        return;
      case Tree::kList:
        yaml_sequence_start_event_initialize(&event, nullptr, nullptr, 1,
                                             YAML_BLOCK_SEQUENCE_STYLE);
        yaml_emitter_emit(&emitter_, &event);
        for (const Tree& item : tree.list().items()) Node(item);
        yaml_sequence_end_event_initialize(&event);
        yaml_emitter_emit(&emitter_, &event);
        return;
      case Tree::kStringValue: {
        const bool lines = tree.string_value().find('\n') != std::string::npos;
        return Scalar(tree.string_value(), lines ? YAML_LITERAL_SCALAR_STYLE
                                                 : YAML_ANY_SCALAR_STYLE);
      }
      default:
        return Scalar(WriteOurs(tree, YamlStyle::kKfir), YAML_ANY_SCALAR_STYLE);
    }
  }

  void Scalar(const std::string& text, yaml_scalar_style_t style) {
    yaml_event_t event;
    yaml_scalar_event_initialize(
        &event, nullptr, nullptr,
        reinterpret_cast<const yaml_char_t*>(text.data()),
        static_cast<int>(text.size()), 1, 1, style);
    yaml_emitter_emit(&emitter_, &event);
  }

  yaml_emitter_t emitter_;
};

void WriteYamlCpp(const Tree& tree, YAML::Emitter& emitter) {
  switch (tree.kind_case()) {
    case Tree::kMap:
      emitter << YAML::BeginMap;
      for (const auto& member : tree.map().members()) {
        emitter << YAML::Key << member.key() << YAML::Value;
        WriteYamlCpp(member.value(), emitter);
      }
      emitter << YAML::EndMap;
      return;
    case Tree::kList:
      emitter << YAML::BeginSeq;
      for (const Tree& item : tree.list().items()) WriteYamlCpp(item, emitter);
      emitter << YAML::EndSeq;
      return;
    case Tree::kStringValue:
      emitter << tree.string_value();
      return;
    default:
      emitter << tree.int_value();
  }
}

using ArenaPointer = std::unique_ptr<google::protobuf::Arena>;

ArenaPointer NewArena() {
  google::protobuf::ArenaOptions options;
  options.start_block_size = 1 << 16;
  options.max_block_size = 1 << 20;
  return std::make_unique<google::protobuf::Arena>(options);
}

// `arena` keeps the tree, so that giving it back is no part of reading.
size_t ReadOurs(const std::string& text, google::protobuf::Arena* arena) {
  Tree* tree = google::protobuf::Arena::CreateMessage<Tree>(arena);
  DiagnosticSink diagnostics;
  if (!ir::ReadTree(text, "bench", *tree, diagnostics).ok()) {
    std::fputs(diagnostics.ToString().c_str(), stderr);
    std::exit(1);
  }
  return text.size();
}

size_t ReadLibyaml(const std::string& text) {
  yaml_parser_t parser;
  yaml_parser_initialize(&parser);
  yaml_parser_set_input_string(
      &parser, reinterpret_cast<const yaml_char_t*>(text.data()), text.size());
  for (bool end = false; !end;) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) != 1) std::exit(1);
    end = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return text.size();
}

// Gives the bytes that it read or wrote.
struct Subject {
  const char* name;
  std::function<size_t()> run;
  std::function<void()> prepare = [] {};  // not measured
};

// Rates of all subjects, one run of each after the other.
void Measure(const std::vector<Subject>& subjects, int repeat) {
  std::vector<double> best(subjects.size());
  for (int i = 0; i < repeat; ++i) {
    for (size_t s = 0; s < subjects.size(); ++s) {
      subjects[s].prepare();
      const std::clock_t begin = std::clock();
      const size_t bytes = subjects[s].run();
      const double seconds =
          static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
      best[s] = std::max(best[s], static_cast<double>(bytes) / 1e6 / seconds);
    }
  }
  for (size_t s = 0; s < subjects.size(); ++s) {
    std::printf("  %-40s %8.1f MB/s  %6.2f\n", subjects[s].name, best[s],
                best[s] / best[0]);
  }
}

int Run(const std::string& text) {
  const ArenaPointer tree_arena = NewArena();
  Tree& tree = *google::protobuf::Arena::CreateMessage<Tree>(tree_arena.get());
  ArenaPointer arena;
  DiagnosticSink diagnostics;
  if (!ir::ReadTree(text, "bench", tree, diagnostics).ok()) {
    std::fputs(diagnostics.ToString().c_str(), stderr);
    return 1;
  }
  std::printf(
      "  document of %.1f MB; the last column is the ratio to libyaml\n",
      static_cast<double>(text.size()) / 1e6);
  const auto ours = [&](YamlStyle style) {
    return [&tree, style] { return WriteOurs(tree, style).size(); };
  };
  Measure({{"write: libyaml's emitter",
            [&] { return LibyamlEmitter().Write(tree).size(); }},
           {"write: Kfir, style kfir", ours(YamlStyle::kKfir)},
           {"write: Kfir, style kfp1", ours(YamlStyle::kKfp1)}},
          7);
  Measure(
      {{"read: libyaml's bare event loop", [&] { return ReadLibyaml(text); }},
       {"read: Kfir, into a tree of the IR",
        [&] { return ReadOurs(text, arena.get()); },
        [&] { arena = NewArena(); }}},
      7);
  // Slow: once.
  Measure({{"write: yaml-cpp's emitter",
            [&] {
              YAML::Emitter emitter;
              WriteYamlCpp(tree, emitter);
              return emitter.size();
            }}},
          1);
  Measure({{"read: yaml-cpp's Load",
            [&] {
              YAML::Load(text);
              return text.size();
            }}},
          1);
  return 0;
}

int Main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 3 && arguments[0] == "--make") {
    std::ofstream(arguments[1]) << MakeWorkflow(
        std::strtoul(arguments[2].c_str(), nullptr, 10) * 1'000'000);
    return 0;
  }
  if (arguments.empty()) return Run(MakeWorkflow(8'000'000));
  std::ifstream file(arguments[0], std::ios::binary);
  return Run(std::string(std::istreambuf_iterator<char>(file), {}));
}

}  // namespace
}  // namespace kfir

int main(int argc, char** argv) { return kfir::Main(argc, argv); }
