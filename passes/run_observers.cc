// SPDX-License-Identifier: Apache-2.0
//
// The observers that tell about a run: prints, statistics, a folder of dumps.
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "ir/io.h"
#include "ir/ir.pb.h"
#include "passes/pass_manager.h"
#include "passes/selector.h"
#include "support/status_macros.h"
#include "support/text_diff.h"

namespace kfir {
namespace {

// The bytes of each task without its body, by where it stands.
class TaskBytes {
 public:
  explicit TaskBytes(const ir::Module& module) {
    Add("", module.root().graph());
    for (const ir::Component& component : module.components()) {
      if (component.has_graph()) Add(component.name(), component.graph());
    }
  }

  // Tasks that are in one of both only, or differ.
  int Differences(const TaskBytes& other) const {
    int same = 0;
    for (const auto& [name, bytes] : tasks_) {
      const auto found = other.tasks_.find(name);
      if (found != other.tasks_.end() && found->second == bytes) ++same;
    }
    return static_cast<int>(tasks_.size() + other.tasks_.size()) - 2 * same -
           Common(other, same);
  }

 private:
  // Tasks in both that differ are counted once.
  int Common(const TaskBytes& other, int same) const {
    int common = 0;
    for (const auto& entry : tasks_) common += other.tasks_.count(entry.first);
    return common - same;
  }

  void Add(const std::string& path, const ir::Graph& graph) {
    for (const ir::Task& task : graph.tasks()) {
      const std::string name = absl::StrCat(path, "/", task.name());
      if (!task.has_body()) {
        tasks_.emplace(name, task.SerializeAsString());
        continue;
      }
      Add(name, task.body());
      ir::Task own = task;
      own.clear_body();
      tasks_.emplace(name, own.SerializeAsString());
    }
  }

  absl::flat_hash_map<std::string, std::string> tasks_;
};

// Whether a pass whose name is `name` is meant.
bool Fits(const std::vector<std::string>& globs, absl::string_view name) {
  return absl::c_any_of(
      globs, [&](const std::string& glob) { return GlobMatches(glob, name); });
}

class Printer : public PassObserver {
 public:
  Printer(PrintPoints points, PrintFunction print)
      : points_(std::move(points)), print_(std::move(print)) {}

  absl::Status BeforePass(const PassCall& call,
                          const ir::Module& module) override {
    const bool asked = Fits(points_.before, call.pass->name);
    // After a pass that changed nothing, or was printed, it is there already.
    if ((asked || points_.after_change) && text_.empty()) {
      text_ = ir::WriteText(module);
    }
    if (asked) print_(absl::StrCat("# before ", call.pass->name, "\n", text_));
    return absl::OkStatus();
  }
  absl::Status AfterPass(const PassCall& call, const ir::Module& module,
                         Changed changed) override {
    const std::string before = std::exchange(text_, "");
    if (changed == Changed::kNo) text_ = before;
    const absl::string_view name = call.pass->name;
    const bool asked = Fits(points_.after, name);
    const bool differs = points_.after_change && changed == Changed::kYes;
    if ((asked || points_.after_change) && text_.empty()) {
      text_ = ir::WriteText(module);
    }
    if (asked) print_(absl::StrCat("# after ", name, "\n", text_));
    if (differs) {
      print_(absl::StrCat("--- before ", name, "\n+++ after ", name, "\n",
                          UnifiedDiff(before, text_)));
    }
    return absl::OkStatus();
  }

 private:
  const PrintPoints points_;
  PrintFunction print_;
  std::string text_;  // of the module as it is; empty: not known
};

class Statistics : public PassObserver {
 public:
  Statistics(MeasureFunction measure, PrintFunction print)
      : measure_(std::move(measure)), print_(std::move(print)) {}

  absl::Status BeforePass(const PassCall&, const ir::Module& module) override {
    if (before_.has_value()) return absl::OkStatus();  // of the pass before
    before_.emplace(module);
    sizes_ = measure_(module);
    return absl::OkStatus();
  }
  absl::Status AfterPass(const PassCall& call, const ir::Module& module,
                         Changed) override {
    TaskBytes after(module);
    FormatSizes sizes = measure_(module);
    const int touched = before_->Differences(after);
    std::string line =
        absl::StrCat(call.pass->name, ": ", touched,
                     touched == 1 ? " task" : " tasks", " touched; bytes:");
    for (size_t i = 0; i < sizes.size(); ++i) {
      absl::StrAppend(&line, i == 0 ? " " : ", ", sizes[i].first, " ",
                      SizeText(sizes_[i].second), " -> ",
                      SizeText(sizes[i].second));
    }
    print_(absl::StrCat(line, "\n"));
    before_ = std::move(after);
    sizes_ = std::move(sizes);
    return absl::OkStatus();
  }

 private:
  static std::string SizeText(std::optional<size_t> size) {
    return size.has_value() ? absl::StrCat(*size) : "refused";
  }

  MeasureFunction measure_;
  PrintFunction print_;
  std::optional<TaskBytes> before_;
  FormatSizes sizes_;
};

class DumpDir : public PassObserver {
 public:
  explicit DumpDir(WriteFunction write) : write_(std::move(write)) {}

  absl::Status BeforePass(const PassCall&, const ir::Module& module) override {
    if (count_ > 0) return absl::OkStatus();
    return Dump("input", module);
  }
  absl::Status AfterPass(const PassCall& call, const ir::Module& module,
                         Changed changed) override {
    return Dump(
        absl::StrCat(call.pass->name,
                     changed == Changed::kYes ? ".changed" : ".unchanged"),
        module);
  }

 private:
  absl::Status Dump(absl::string_view what, const ir::Module& module) {
    const std::string name =
        absl::StrFormat("%04d.%s.txtpb", count_++, std::string(what));
    KFIR_TRY(write_(name, ir::WriteText(module)));
    absl::StrAppend(&index_, name, "\n");
    return write_("index.txt", index_);
  }

  WriteFunction write_;
  int count_ = 0;
  std::string index_;
};

}  // namespace

std::unique_ptr<PassObserver> MakePrinter(PrintPoints points,
                                          PrintFunction print) {
  return std::make_unique<Printer>(std::move(points), std::move(print));
}
std::unique_ptr<PassObserver> MakeStatistics(MeasureFunction measure,
                                             PrintFunction print) {
  return std::make_unique<Statistics>(std::move(measure), std::move(print));
}
std::unique_ptr<PassObserver> MakeDumpDir(WriteFunction write) {
  return std::make_unique<DumpDir>(std::move(write));
}

}  // namespace kfir
