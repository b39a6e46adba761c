// SPDX-License-Identifier: Apache-2.0
//
// Values as the text that stands for them in a workflow.
#ifndef KFIR_BACKENDS_ARGO_TEXT_H_
#define KFIR_BACKENDS_ARGO_TEXT_H_

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "backends/argo/program.h"
#include "backends/argo/text_pool.h"
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
  // Both outlive this; the texts lie in the pool or in the module.
  Texts(Program& program, TextPool& pool) : program_(program), pool_(pool) {}

  TextPool& pool() { return pool_; }

  absl::string_view Constant(const ir::Tree& constant);

  // In the template of the task `reader`.
  absl::string_view InTemplate(const ir::Value& value, Node& reader);
  // The same where kfp does not know that the task reads it: nothing gets it
  // there; at most the template takes it in.
  absl::string_view Mention(const ir::Value& value, Node& reader);
  absl::string_view TakenAlone(const ir::Value& value, Node& reader);
  // In the task `reader` of the DAG around it.
  absl::string_view InDag(const ir::Value& value, Node& reader);

  // In the items of the loop of `loop`, which the DAG around it reads.
  absl::string_view InItems(const ir::Value& value, Node& loop);

  // The value that `value` stands for alone, as a whole; else kNoValue.
  ValueId Whole(const ir::Value& value, Node& reader);

 private:
  using Refer = absl::FunctionRef<std::string(ValueId)>;
  std::string Text(const ir::Value& value, Node& place, bool own_item,
                   const Refer& refer);

  absl::string_view PooledText(const ir::Value& value, Node& place,
                               bool own_item, const Refer& refer);

  Program& program_;
  TextPool& pool_;
};

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_TEXT_H_
