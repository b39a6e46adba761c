// SPDX-License-Identifier: Apache-2.0
//
// The ports of a module whose bodies are outlined, and where values come from.
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_FLOW_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_FLOW_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir::migration {

// What a value is in the end.
struct Source {
  enum class Kind {
    kNone,    // constants, texts, states of tasks, ...
    kInput,   // of the pipeline
    kOutput,  // of a container
    kItem,    // of `loop`
    kPart,    // of a value that is JSON
    kPassed,  // an input of a component that several tasks call
  };
  Kind kind = Kind::kNone;
  int port = -1;                   // of kInput, kOutput, kPassed
  const ir::Loop* loop = nullptr;  // of kItem
  const ir::Task* task = nullptr;  // that makes it, or has the loop
  int component = -1;              // in whose graph `task` is, or `part` stands
  const ir::Value* part = nullptr;  // of kPart: the selection
  bool collected = false;           // one of each iteration
};

// Ports are numbered through; the pipeline itself is the last component.
class Flow {
 public:
  // `module` outlives this.  Ports may get other types, but no other names.
  explicit Flow(ir::Module& module);

  int components() const { return static_cast<int>(components_.size()); }
  int root() const { return components() - 1; }
  ir::Component& component(int index) const { return *components_[index]; }
  // -1: no such component or port.
  int Find(absl::string_view component) const;
  int Input(int component, absl::string_view name) const;
  int Output(int component, absl::string_view name) const;
  int ports() const { return ports_; }
  int FirstPort(int component) const { return first_[component]; }

  // The task of the graph of `component` that is called `name`; null: none.
  ir::Task* Task(int component, absl::string_view name) const;

  // Whether it is run once for each item of a loop.
  bool IsLooped(int component) const {
    const Caller& caller = callers_[component];
    return caller.count == 1 && caller.task->has_loop();
  }

  // What `value` stands for in the graph of `component`.
  Source Resolve(int component, const ir::Value& value) const;

 private:
  struct Caller {
    int component = -1;
    const ir::Task* task = nullptr;
    int count = 0;
  };

  std::vector<ir::Component*> components_;
  std::vector<int> first_;
  int ports_ = 0;
  absl::flat_hash_map<absl::string_view, int> by_name_;
  std::vector<absl::flat_hash_map<absl::string_view, int>> inputs_, outputs_;
  std::vector<absl::flat_hash_map<absl::string_view, ir::Task*>> tasks_;
  std::vector<Caller> callers_;
};

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_FLOW_H_
