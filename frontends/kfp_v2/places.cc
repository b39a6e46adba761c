// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v2/places.h"

namespace kfir::kfp_v2 {

void MessagePlaces::AddTask(const kfp2::PipelineTaskSpec& task,
                            const ir::Location& loc) {
  places_[&task] = loc;
  places_[&task.trigger_policy()] = loc;
  places_[&task.parameter_iterator()] = loc;
  places_[&task.artifact_iterator()] = loc;
  for (const auto& entry : task.inputs().parameters())
    places_[&entry.value()] = loc;
  for (const auto& entry : task.inputs().artifacts())
    places_[&entry.value()] = loc;
}

void MessagePlaces::AddComponent(const kfp2::ComponentSpec& component,
                                 const ir::Location& loc) {
  places_[&component] = loc;
  if (component.has_dag()) places_[&component.dag()] = loc;
  const auto add = [&](const auto& entries) {
    for (const auto& entry : entries) places_[&entry.value()] = loc;
  };
  add(component.input_definitions().parameters());
  add(component.input_definitions().artifacts());
  add(component.output_definitions().parameters());
  add(component.output_definitions().artifacts());
  add(component.dag().outputs().parameters());
  add(component.dag().outputs().artifacts());
}

void MessagePlaces::AddCopy(const kfp2::ComponentSpec& copy,
                            const kfp2::ComponentSpec& original) {
  ir::Location loc;
  if (Locate(original, &loc)) AddComponent(copy, loc);
  for (int i = 0; i < copy.dag().tasks_size(); ++i) {
    if (Locate(original.dag().tasks(i).value(), &loc))
      AddTask(copy.dag().tasks(i).value(), loc);
  }
}

void MessagePlaces::AddDocuments(const kfp2::Documents& documents,
                                 const ir::Location& loc) {
  const auto add = [&](const kfp2::ComponentSpec& component) {
    AddComponent(component, loc);
    for (const auto& task : component.dag().tasks()) AddTask(task.value(), loc);
  };
  add(documents.pipeline().root());
  for (const auto& component : documents.pipeline().components())
    add(component.value());
  for (const auto& platform : documents.platform().platforms()) {
    for (const auto& settings : platform.value().deployment_spec().executors())
      AddSettings(settings.value(), loc);
  }
}

bool MessagePlaces::Locate(const google::protobuf::Message& message,
                           ir::Location* location) const {
  const auto it = places_.find(&message);
  if (it == places_.end()) return false;
  *location = it->second;
  return true;
}

}  // namespace kfir::kfp_v2
