// SPDX-License-Identifier: Apache-2.0
//
// The road from a v2 pipeline document to a workflow, and its stretches, at
// growing numbers of tasks: the least CPU time of several runs in this process.
//
//   pipeline_spec_bench                 100, 1,600, 10,000 and 100,000 tasks
//   pipeline_spec_bench TASKS...        these
//   pipeline_spec_bench --make TASKS    writes such a document and stops
#include <yaml.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "backends/argo_v2/argo_v2.h"
#include "backends/pipeline_spec/pipeline_spec.h"
#include "frontends/pipeline_spec/pipeline_spec.h"
#include "frontends/shared/pipeline_spec/documents_reader.h"
#include "google/protobuf/arena.h"
#include "ir/arena.h"
#include "ir/ir.pb.h"

namespace kfir {
namespace {

// Chains of ten tasks, each with a component and an executor of its own, as
// kfp writes them.
std::string MakeDocument(int tasks) {
  std::string out = "components:\n";
  for (int i = 0; i < tasks; ++i) {
    absl::StrAppend(&out, "  comp-step-", i, ":\n    executorLabel: exec-step-",
                    i, R"(
    inputDefinitions:
      parameters:
        rows:
          defaultValue: 10.0
          isOptional: true
          parameterType: NUMBER_INTEGER
        text:
          parameterType: STRING
    outputDefinitions:
      artifacts:
        model:
          artifactType:
            schemaTitle: system.Model
            schemaVersion: 0.0.1
      parameters:
        Output:
          parameterType: STRING
)");
  }
  out += "deploymentSpec:\n  executors:\n";
  for (int i = 0; i < tasks; ++i) {
    absl::StrAppend(&out, "    exec-step-", i, R"(:
      container:
        args:
        - --executor_input
        - '{{$}}'
        - --function_to_execute
        - step
        command:
        - sh
        - -c
        - "\nif ! [ -x \"$(command -v pip)\" ]; then\n    python3 -m ensurepip ||\
          \ python3 -m ensurepip --user || apt-get install python3-pip\nfi\n\n\
          PIP_DISABLE_PIP_VERSION_CHECK=1 python3 -m pip install --quiet \
          --no-warn-script-location 'kfp==2.17.0' && \"$0\" \"$@\"\n"
        - "\nimport kfp\nfrom kfp import dsl\nfrom kfp.dsl import *\nfrom typing import\
          \ *\n\ndef step(text: str, rows: int = 10) -> str:\n    print('step )",
                    i, R"(', text, rows)\n\
          \    return text * rows\n\n"
        image: python:3.11
        resources:
          cpuLimit: 1.0
          memoryLimit: 1.0
          resourceCpuLimit: '1'
          resourceMemoryLimit: 1G
)");
  }
  out += "pipelineInfo:\n  name: flat\nroot:\n  dag:\n    tasks:\n";
  for (int i = 0; i < tasks; ++i) {
    const bool first = i % 10 == 0;
    absl::StrAppend(
        &out, "      step-", i,
        ":\n        cachingOptions:\n          enableCache: true\n"
        "        componentRef:\n          name: comp-step-",
        i, "\n",
        first ? ""
              : absl::StrCat("        dependentTasks:\n        - step-", i - 1,
                             "\n"),
        "        inputs:\n          parameters:\n            text:\n",
        first ? "              componentInputParameter: text\n"
              : absl::StrCat("              taskOutputParameter:\n"
                             "                outputParameterKey: Output\n"
                             "                producerTask: step-",
                             i - 1, "\n"),
        "        taskInfo:\n          name: step-", i, "\n");
  }
  out += R"(  inputDefinitions:
    parameters:
      text:
        defaultValue: hello
        isOptional: true
        parameterType: STRING
schemaVersion: 2.1.0
sdkVersion: kfp-2.17.0
)";
  return out;
}

void Fail(const std::string& what) {
  std::fprintf(stderr, "pipeline_spec_bench: %s\n", what.c_str());
  std::exit(1);
}

double CpuSeconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

double Best(size_t bytes, const std::function<void()>& run) {
  const bool is_large = bytes > (size_t{64} << 20);
  const int repeat = static_cast<int>(
      std::clamp<size_t>((size_t{32} << 20) / bytes, is_large ? 1 : 3, 50));
  double best = 1e9;
  for (int i = 0; i < repeat; ++i) {
    const double start = CpuSeconds();
    run();
    best = std::min(best, CpuSeconds() - start);
  }
  return best;
}

void ReadEvents(const std::string& text) {
  yaml_parser_t parser;
  yaml_parser_initialize(&parser);
  yaml_parser_set_input_string(
      &parser, reinterpret_cast<const yaml_char_t*>(text.data()), text.size());
  yaml_event_t event;
  do {
    if (yaml_parser_parse(&parser, &event) != 1) Fail("libyaml refuses it");
    const bool end = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
    if (end) break;
  } while (true);
  yaml_parser_delete(&parser);
}

struct Figures {
  double bytes, events, frontend, with_spelling, argo, document, road;
};

Figures Measure(int tasks) {
  const Source source{"bench.yaml", MakeDocument(tasks)};
  const auto read = [&source](ir::Module& module,
                              kfp2::Documents* documents = nullptr) {
    DiagnosticSink diagnostics;
    ReadOptions options;
    options.documents = documents;
    if (!ReadPipelineSpec(source, options, module, diagnostics).ok())
      Fail(diagnostics.ToString());
  };
  const auto emit = [](EmitFunction backend, const ir::Module& module,
                       kfp2::Documents* documents = nullptr) {
    DiagnosticSink diagnostics;
    EmitOptions options;
    options.documents = documents;
    if (!backend(module, options, diagnostics).ok())
      Fail(diagnostics.ToString());
  };
  const size_t bytes = source.text.size();
  Figures figures{static_cast<double>(bytes), 0, 0, 0, 0, 0, 0};
  figures.events = Best(bytes, [&] { ReadEvents(source.text); });
  figures.road = Best(bytes, [&] {
    google::protobuf::Arena arena(ir::ArenaOptionsFor(bytes));
    auto* module = google::protobuf::Arena::CreateMessage<ir::Module>(&arena);
    // As the tools do where no pass runs.
    auto* documents =
        google::protobuf::Arena::CreateMessage<kfp2::Documents>(&arena);
    read(*module, documents);
    emit(&EmitArgoV2, *module, documents);
  });
  figures.frontend = Best(bytes, [&] {
    google::protobuf::Arena arena(ir::ArenaOptionsFor(bytes));
    auto* module = google::protobuf::Arena::CreateMessage<ir::Module>(&arena);
    read(*module,
         google::protobuf::Arena::CreateMessage<kfp2::Documents>(&arena));
  });
  // What a pass needs: the module tells how the documents were spelled.
  figures.with_spelling = Best(bytes, [&] {
    google::protobuf::Arena arena(ir::ArenaOptionsFor(bytes));
    read(*google::protobuf::Arena::CreateMessage<ir::Module>(&arena));
  });
  google::protobuf::Arena arena(ir::ArenaOptionsFor(bytes));
  auto* module = google::protobuf::Arena::CreateMessage<ir::Module>(&arena);
  read(*module);
  figures.argo = Best(bytes, [&] { emit(&EmitArgoV2, *module); });
  figures.document = Best(bytes, [&] { emit(&EmitPipelineSpec, *module); });
  return figures;
}

void Run(const std::vector<int>& sizes) {
  std::printf("%8s %8s  CPU ms, and MB/s of the document\n", "tasks", "MB");
  std::printf("%8s %8s %18s %18s %18s %18s %18s %18s %20s\n", "", "",
              "libyaml events", "frontend", "with spelling", "argo-v2",
              "pipeline-spec", "document to argo", "frontend to libyaml");
  Figures first{}, last{};
  for (const int tasks : sizes) {
    const Figures f = Measure(tasks);
    std::printf("%8d %8.2f", tasks, f.bytes / 1e6);
    for (const double seconds :
         {f.events, f.frontend, f.with_spelling, f.argo, f.document, f.road})
      std::printf(" %9.1f (%6.1f)", seconds * 1e3, f.bytes / 1e6 / seconds);
    std::printf(" %20.2f\n", f.events / f.frontend);
    std::fflush(stdout);
    if (first.bytes == 0) first = f;
    last = f;
  }
  if (last.bytes > first.bytes) {
    std::printf(
        "growth exponent of the road: %.2f\n",
        std::log(last.road / first.road) / std::log(last.bytes / first.bytes));
  }
}

}  // namespace
}  // namespace kfir

int main(int argc, char** argv) {
  std::vector<int> sizes;
  const bool make = argc > 1 && std::strcmp(argv[1], "--make") == 0;
  for (int i = make ? 2 : 1; i < argc; ++i) {
    int size = 0;
    if (!absl::SimpleAtoi(argv[i], &size) || size < 1)
      kfir::Fail(absl::StrCat("no number of tasks: ", argv[i]));
    sizes.push_back(size);
  }
  if (make && sizes.size() == 1) {
    const std::string text = kfir::MakeDocument(sizes[0]);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
  }
  if (sizes.empty()) sizes = {100, 1600, 10000, 100000};
  kfir::Run(sizes);
}
