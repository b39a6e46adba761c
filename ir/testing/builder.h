// SPDX-License-Identifier: Apache-2.0
//
// Modules for tests: from text, or built.
#ifndef KFIR_IR_TESTING_BUILDER_H_
#define KFIR_IR_TESTING_BUILDER_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "gtest/gtest.h"
#include "ir/io.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"
#include "support/diagnostics.h"

namespace kfir::ir {

// The module that `text` holds, which need not name the format version; the
// test fails if it cannot be read or does not verify.
inline Module ParseVerified(absl::string_view text) {
  Module module;
  DiagnosticSink diagnostics;
  const std::string versioned = "format_version: 1 " + std::string(text);
  EXPECT_TRUE(ReadText(versioned, "test.txtpb", module, diagnostics).ok() &&
              Verify(module, diagnostics).ok())
      << diagnostics.ToString();
  return module;
}

inline Value StringValue(absl::string_view text) {
  Value value;
  value.mutable_constant()->set_string_value(std::string(text));
  return value;
}

inline Value InputValue(absl::string_view name) {
  Value value;
  value.set_graph_input(std::string(name));
  return value;
}

inline Value OutputValue(absl::string_view task, absl::string_view output) {
  Value value;
  value.mutable_task_output()->set_task(std::string(task));
  value.mutable_task_output()->set_output(std::string(output));
  return value;
}

// A component with a container of the image `busybox`.
class ComponentBuilder {
 public:
  explicit ComponentBuilder(Component* component) : component_(component) {}

  ComponentBuilder& In(absl::string_view name) {
    component_->add_inputs()->set_name(std::string(name));
    return *this;
  }
  ComponentBuilder& Out(absl::string_view name) {
    component_->add_outputs()->set_name(std::string(name));
    return *this;
  }
  Component& get() { return *component_; }

 private:
  Component* component_;
};

class TaskBuilder {
 public:
  explicit TaskBuilder(Task* task) : task_(task) {}

  TaskBuilder& Arg(absl::string_view name, Value value) {
    Argument& argument = *task_->add_arguments();
    argument.set_name(std::string(name));
    *argument.mutable_value() = std::move(value);
    return *this;
  }
  TaskBuilder& After(absl::string_view task) {
    task_->add_after(std::string(task));
    return *this;
  }
  Task& get() { return *task_; }

 private:
  Task* task_;
};

// A module whose root holds tasks.
//
//   ModuleBuilder builder;
//   builder.Container("load").Out("rows");
//   builder.Container("train").In("rows");
//   builder.Call("load", "load");
//   builder.Call("train", "train").Arg("rows", OutputValue("load", "rows"));
class ModuleBuilder {
 public:
  ModuleBuilder() {
    module_.set_format_version(kFormatVersion);
    module_.set_name("p");
    module_.mutable_root()->mutable_graph();
  }

  ComponentBuilder Container(absl::string_view name) {
    Component* component = module_.add_components();
    component->set_name(std::string(name));
    *component->mutable_container()->mutable_image() = StringValue("busybox");
    return ComponentBuilder(component);
  }

  // In the root, or in `graph`.
  TaskBuilder Call(absl::string_view name, absl::string_view component,
                   Graph* graph = nullptr) {
    if (graph == nullptr) graph = module_.mutable_root()->mutable_graph();
    Task* task = graph->add_tasks();
    task->set_name(std::string(name));
    task->set_component(std::string(component));
    return TaskBuilder(task);
  }

  Module& get() { return module_; }

 private:
  Module module_;
};

}  // namespace kfir::ir

#endif  // KFIR_IR_TESTING_BUILDER_H_
