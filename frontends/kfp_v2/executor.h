// SPDX-License-Identifier: Apache-2.0
//
// Interfaces and executors, in the messages of the v2 documents.
#ifndef KFIR_FRONTENDS_KFP_V2_EXECUTOR_H_
#define KFIR_FRONTENDS_KFP_V2_EXECUTOR_H_

#include <functional>
#include <string>

#include "absl/strings/string_view.h"
#include "frontends/kfp_v2/program.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"

namespace kfir::kfp_v2 {

using ExecutorSpec = kfp2::PipelineDeploymentConfig::ExecutorSpec;

// How text that may hold channels is spelled in the document.
using RenderText = std::function<std::string(absl::string_view text)>;

// `render` may be empty: there are no channels in `value`.
void ToValue(const PyValue& value, const RenderText& render, kfp2::Value* to);
void ToStruct(const PyValue& value, kfp2::Struct* to);

void AddInput(absl::string_view name, const Type& type,
              kfp2::ComponentSpec* spec);
void AddOutput(absl::string_view name, const Type& type,
               kfp2::ComponentSpec* spec);
// All of `component`'s ports, with defaults and descriptions.
void AddPorts(const Component& component, Program& program,
              kfp2::ComponentSpec* spec);

// A default by the type of its input; false: it does not fit.
bool SetDefault(const Type& type, const PyValue& value, kfp2::Value* to);

// What the task's settings are known to be when it is compiled; the rest is
// `{{$.inputs...}}`.
struct TaskSettings {
  const PyValue* image = nullptr;      // null: the component's
  const PyValue* env = nullptr;        // null: the component's
  const PyValue* resources = nullptr;  // a dict
  // The placeholder of a channel.
  std::function<std::string(const PyValue& channel)> placeholder;
  RenderText render;
};
void ToExecutor(const Component& component, const TaskSettings& settings,
                Program& program, ExecutorSpec* executor);

}  // namespace kfir::kfp_v2

#endif  // KFIR_FRONTENDS_KFP_V2_EXECUTOR_H_
