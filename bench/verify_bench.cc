// SPDX-License-Identifier: Apache-2.0
//
// Verifying, and writing and reading both stored forms, of modules of growing
// size: CPU seconds (the least of several runs) and the growth exponent between
// the two largest sizes, the time of an empty module subtracted, against the
// bytes of the binary form.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>

#include "absl/strings/str_cat.h"
#include "google/protobuf/arena.h"
#include "ir/io.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"

namespace kfir::ir {
namespace {

constexpr int kSizes[] = {0, 1'000, 10'000, 100'000};
constexpr int kRuns = 5;

Component& AddComponent(Module& module, const char* name) {
  Component& component = *module.add_components();
  component.set_name(name);
  component.mutable_container()
      ->mutable_image()
      ->mutable_constant()
      ->set_string_value("registry.example.com/team/image:1.2.3");
  return component;
}

// Half of the tasks are in a loop's body; each reads two others.
void Fill(Module& module, int tasks) {
  module.set_format_version(kFormatVersion);
  module.set_name("bench");
  Component& step = AddComponent(module, "step");
  step.add_inputs()->set_name("left");
  step.add_inputs()->set_name("right");
  step.add_outputs()->set_name("out");
  Graph& root = *module.mutable_root()->mutable_graph();
  module.mutable_root()->add_inputs()->set_name("seed");
  Task& loop = *root.add_tasks();
  loop.set_name("loop");
  loop.mutable_loop()->set_item_name("item");
  loop.mutable_loop()->mutable_static_items()->mutable_list();
  for (int i = 0; i < tasks; ++i) {
    Graph& graph = i % 2 == 0 ? root : *root.mutable_tasks(0)->mutable_body();
    Task& task = *graph.add_tasks();
    task.set_name(absl::StrCat("task-", i));
    task.set_component("step");
    for (const char* name : {"left", "right"}) {
      Argument& argument = *task.add_arguments();
      argument.set_name(name);
      if (i < 4) {
        argument.mutable_value()->set_graph_input("seed");
        continue;
      }
      TaskOutput& output = *argument.mutable_value()->mutable_task_output();
      output.set_task(absl::StrCat("task-", i - (name[0] == 'l' ? 2 : 4)));
      output.set_output("out");
    }
    KeyValue& label = *task.mutable_pod()->add_labels();
    label.set_key("team");
    label.mutable_value()->mutable_constant()->set_string_value("risk");
  }
  root.mutable_tasks(0)->mutable_body();
}

double Seconds(const std::function<void()>& work) {
  double best = 1e9;
  for (int run = 0; run < kRuns; ++run) {
    const std::clock_t begin = std::clock();
    work();
    best = std::min(best,
                    static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

void Require(bool ok, const DiagnosticSink& diagnostics) {
  if (ok) return;
  std::fprintf(stderr, "%s", diagnostics.ToString().c_str());
  std::exit(1);
}

struct Row {
  const char* name;
  std::function<void(const Module&, const std::string& text,
                     const std::string& binary)>
      work;
};

void Main() {
  const Row rows[] = {
      {"verify",
       [](const Module& module, const std::string&, const std::string&) {
         DiagnosticSink diagnostics;
         Require(Verify(module, diagnostics).ok(), diagnostics);
       }},
      {"write text", [](const Module& module, const std::string&,
                        const std::string&) { (void)WriteText(module); }},
      {"write binary", [](const Module& module, const std::string&,
                          const std::string&) { (void)WriteBinary(module); }},
      {"read text",
       [](const Module&, const std::string& text, const std::string&) {
         google::protobuf::Arena arena;
         DiagnosticSink diagnostics;
         auto* back = google::protobuf::Arena::CreateMessage<Module>(&arena);
         Require(ReadText(text, "bench", *back, diagnostics).ok(), diagnostics);
       }},
      {"read binary",
       [](const Module&, const std::string&, const std::string& binary) {
         google::protobuf::Arena arena;
         DiagnosticSink diagnostics;
         auto* back = google::protobuf::Arena::CreateMessage<Module>(&arena);
         Require(ReadBinary(binary, "bench", *back, diagnostics).ok(),
                 diagnostics);
       }},
  };
  constexpr size_t kCount = std::size(kSizes);
  double seconds[std::size(rows)][kCount];
  double bytes[kCount];
  for (size_t size = 0; size < kCount; ++size) {
    google::protobuf::Arena arena;
    auto* module = google::protobuf::Arena::CreateMessage<Module>(&arena);
    Fill(*module, kSizes[size]);
    const std::string text = WriteText(*module);
    const std::string binary = WriteBinary(*module);
    bytes[size] = static_cast<double>(binary.size());
    for (size_t row = 0; row < std::size(rows); ++row) {
      seconds[row][size] =
          Seconds([&] { rows[row].work(*module, text, binary); });
    }
  }
  std::printf("%-14s", "tasks");
  for (size_t size = 1; size < kCount; ++size) {
    std::printf("%12d", kSizes[size]);
  }
  std::printf("%12s\n", "exponent");
  for (size_t row = 0; row < std::size(rows); ++row) {
    const double* took = seconds[row];
    std::printf("%-14s", rows[row].name);
    for (size_t size = 1; size < kCount; ++size) {
      std::printf("%10.4f s", took[size]);
    }
    std::printf(
        "%12.2f\n",
        std::log((took[kCount - 1] - took[0]) / (took[kCount - 2] - took[0])) /
            std::log(bytes[kCount - 1] / bytes[kCount - 2]));
  }
}

}  // namespace
}  // namespace kfir::ir

int main() { kfir::ir::Main(); }
