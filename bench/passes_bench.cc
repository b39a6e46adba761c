// SPDX-License-Identifier: Apache-2.0
//
// Each pass on modules of growing size whose tasks take 1 KB and more in binary
// (variables, labels, locations): seconds of a core, and the growth exponent
// between the two largest sizes, the time of an empty module subtracted,
// against the bytes of input and output.  The last row is what a user waits
// for: binary in, all injecting passes, binary out.
//
//   passes_bench
//   passes_bench --make TASKS    writes such a module and stops
//   passes_bench --injecting     prints all injecting passes and stops
#include <malloc.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <limits>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/arena.h"
#include "ir/io.h"
#include "ir/ir.pb.h"
#include "passes/pass_manager.h"

namespace kfir {
namespace {

constexpr int kSizes[] = {0, 1'000, 10'000, 100'000};
constexpr size_t kCount = std::size(kSizes);

constexpr absl::string_view kInjecting =
    "inject-env{vars=HTTP_PROXY=http://proxy:3128,NO_PROXY=.svc "
    "select='task=task-*'},"
    "inject-secrets{env=TOKEN=api/token select='kind=container'},"
    "add-labels{labels=team=risk,cost=4711 merge=default},"
    "add-annotations{annotations=owner=risk},set-caching{enabled=false},"
    "set-pod-settings{limits=memory=4Gi node-selector=pool=ml "
    "tolerations='[{key: gpu, operator: Exists}]' retry=2 timeout=3600},"
    "rewrite-images{registries=gcr.io=mirror.example/gcr}";

// On a module where each task has a component of its own and two of them are
// equal.
constexpr absl::string_view kDistinct = "dedup-components";

constexpr absl::string_view kRows[] = {
    "inject-env{vars=HTTP_PROXY=http://proxy:3128 select='label=team=a*'}",
    "inject-secrets{env=TOKEN=api/token volumes=tls=/etc/tls}",
    "add-labels{labels=team=risk}",
    "add-annotations{annotations=owner=risk}",
    "set-caching{enabled=false}",
    "set-pod-settings{limits=memory=4Gi retry=2 timeout=3600}",
    "rewrite-images{registries=gcr.io=mirror.example/gcr}",
    "eliminate-dead-tasks{pure=task=*7}",
    kDistinct,
    "simplify-conditions",
    "reduce-dependencies",
    "outline-graphs",
    "require{labels=team images=gcr.io/*}",
    "deny-literal-secrets",
};

void SetText(absl::string_view text, ir::Value& value) {
  value.mutable_constant()->set_string_value(std::string(text));
}

void FillTask(int i, int components, ir::Task& task) {
  task.set_name(absl::StrCat("task-", i));
  task.mutable_loc()->set_file(1);
  task.mutable_loc()->set_line(10 + i);
  task.set_component(absl::StrCat("step-", i % components));
  for (int k = 0; k < 12; ++k) {
    ir::EnvVar& variable = *task.mutable_pod()->add_env();
    variable.set_name(absl::StrCat("SETTING_NUMBER_", k));
    SetText("a value of some forty bytes, as they are",
            *variable.mutable_value());
    ir::KeyValue& label = *task.mutable_pod()->add_labels();
    label.set_key(k == 11 ? "team" : absl::StrCat("example.com/label-", k));
    SetText("analytics", *label.mutable_value());
  }
}

void Fill(int tasks, int components, ir::Module& module) {
  module.set_format_version(ir::kFormatVersion);
  module.set_name("bench");
  module.add_files("pipeline.py");
  for (int i = 0; i < components; ++i) {
    ir::Component& step = *module.add_components();
    step.set_name(absl::StrCat("step-", i));
    SetText(absl::StrCat("gcr.io/ml/step-", components > 50 ? i / 2 : i, ":1"),
            *step.mutable_container()->mutable_image());
  }
  ir::Graph& graph = *module.mutable_root()->mutable_graph();
  for (int i = 0; i < tasks; ++i) {
    FillTask(i, components, *graph.add_tasks());
    if (i < 2 || i % 3 == 0) continue;
    graph.mutable_tasks(i)->add_after(absl::StrCat("task-", i - 1));
    graph.mutable_tasks(i)->add_after(absl::StrCat("task-", i - 2));
  }
}

void Require(bool ok, const DiagnosticSink& diagnostics) {
  if (ok) return;
  std::fprintf(stderr, "%s", diagnostics.ToString().c_str());
  std::exit(1);
}

struct Measure {
  double seconds = 0;
  double bytes = 0;
};

// Of a core, so that others on the machine do not count.
double CpuSeconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// Only the pass is timed, unless `whole`.
Measure Run(absl::string_view pipeline, const std::string& input, bool whole) {
  DiagnosticSink diagnostics;
  const double begin = CpuSeconds();
  google::protobuf::ArenaOptions blocks;  // of the heap: see Main
  blocks.max_block_size = size_t{1} << 20;
  google::protobuf::Arena arena(blocks);
  auto* module = google::protobuf::Arena::CreateMessage<ir::Module>(&arena);
  Require(ir::ReadBinary(input, "bench", *module, diagnostics).ok(),
          diagnostics);
  const double read = CpuSeconds();
  auto calls = ParsePassPipeline(pipeline, "--passes", diagnostics);
  Require(calls.ok(), diagnostics);
  (void)PassManager(*std::move(calls)).Run(*module, diagnostics);
  Measure measure;
  measure.seconds = CpuSeconds() - read;
  const std::string output = ir::WriteBinary(*module);
  if (whole) measure.seconds = CpuSeconds() - begin;
  measure.bytes = static_cast<double>(input.size() + output.size());
  return measure;
}

Measure Least(absl::string_view pipeline, const std::string& input,
              bool whole) {
  Measure best = Run(pipeline, input, whole);
  const int repeat = input.size() > (size_t{64} << 20) ? 2 : 5;
  for (int i = 1; i < repeat; ++i) {
    const Measure again = Run(pipeline, input, whole);
    if (again.seconds < best.seconds) best = again;
  }
  return best;
}

void PrintRow(absl::string_view name, absl::string_view pipeline, bool whole,
              const std::string (&inputs)[kCount]) {
  Measure measures[kCount];
  for (size_t i = 0; i < kCount; ++i) {
    measures[i] = Least(pipeline, inputs[i], whole);
  }
  std::printf("| %-22s |", std::string(name).c_str());
  for (size_t i = 1; i < kCount; ++i) {
    std::printf(" %8.4f s |", measures[i].seconds);
  }
  const Measure& large = measures[kCount - 1];
  const Measure& small = measures[kCount - 2];
  std::printf(" %8.2f |\n", std::log((large.seconds - measures[0].seconds) /
                                     (small.seconds - measures[0].seconds)) /
                                std::log(large.bytes / small.bytes));
}

std::string Make(int tasks, int components) {
  google::protobuf::Arena arena;
  auto* module = google::protobuf::Arena::CreateMessage<ir::Module>(&arena);
  Fill(tasks, components, *module);
  return ir::WriteBinary(*module);
}

void Main() {
  // What one run freed the next one uses, at every size: the kernel's pages are
  // not what is measured.
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  std::string inputs[kCount], distinct[kCount];
  for (size_t i = 0; i < kCount; ++i) {
    inputs[i] = Make(kSizes[i], 50);
    distinct[i] = Make(kSizes[i], std::max(kSizes[i], 1));
  }
  std::printf("%zu bytes a task\n\n", inputs[kCount - 1].size() / 100'000);
  std::printf(
      "| tasks                  |      1,000 |     10,000 |    100,000 "
      "| exponent |\n| --- | --- | --- | --- | --- |\n");
  for (const absl::string_view row : kRows) {
    PrintRow(row.substr(0, row.find('{')), row, false,
             row == kDistinct ? distinct : inputs);
  }
  PrintRow("all injecting, in, out", kInjecting, true, inputs);
}

}  // namespace
}  // namespace kfir

int main(int argc, char** argv) {
  if (argc == 3 && std::strcmp(argv[1], "--make") == 0) {
    const std::string bytes = kfir::Make(std::atoi(argv[2]), 50);
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
    return 0;
  }
  if (argc == 2 && std::strcmp(argv[1], "--injecting") == 0) {
    std::printf("%s", std::string(kfir::kInjecting).c_str());
    return 0;
  }
  kfir::Main();
}
