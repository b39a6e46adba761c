// SPDX-License-Identifier: Apache-2.0
//
// Values as the text that stands for them in a workflow.
#ifndef KFIR_BACKENDS_ARGO_TEXT_H_
#define KFIR_BACKENDS_ARGO_TEXT_H_

#include <functional>
#include <string>

#include "backends/argo/program.h"
#include "ir/ir.pb.h"

namespace kfir::argo {

// A constant as Python's str() has it, lists and maps as JSON with sorted keys.
std::string ConstantText(const ir::Tree& constant);

// The placeholder of something that only the run knows.
std::string RuntimeText(const ir::RuntimePlaceholder& runtime);

// What a Value in graph scope is written as.  Each reference in it is passed to
// the flow, so that the value gets there.
class Texts {
 public:
  explicit Texts(Program& program) : program_(program) {}

  // In the template of the task `reader`.
  std::string InTemplate(const ir::Value& value, Node& reader);
  // In the task `reader` of the DAG around it.
  std::string InDag(const ir::Value& value, Node& reader);

  // In the items of the loop of `loop`, which the DAG around it reads.
  std::string InItems(const ir::Value& value, Node& loop);

  // The value that `value` stands for alone, as a whole; else kNoValue.
  ValueId Whole(const ir::Value& value, Node& reader);

 private:
  using Refer = std::function<std::string(ValueId)>;
  std::string Text(const ir::Value& value, Node& place, bool own_item,
                   const Refer& refer);

  Program& program_;
};

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_TEXT_H_
