// SPDX-License-Identifier: Apache-2.0
//
// Values and trees of the IR from what stands in a trace.
#ifndef KFIR_FRONTENDS_KFP_V1_VALUES_H_
#define KFIR_FRONTENDS_KFP_V1_VALUES_H_

#include <functional>

#include "absl/strings/string_view.h"
#include "frontends/kfp_v1/program.h"
#include "frontends/shared/python/marshal.h"
#include "ir/ir.pb.h"

namespace kfir::kfp_v1 {

// A value without placeholders.
void ToConstant(const PyValue& from, ir::Tree& to, TraceStatus& status);

// A value of JSON, with texts and keys as the functions have them.
using TextToTree = std::function<void(absl::string_view, ir::Tree&)>;
using KeyToMember = std::function<void(absl::string_view, ir::Tree::Member&)>;
void Convert(const PyValue& from, const TextToTree& text,
             const KeyToMember& key, TraceStatus& status, ir::Tree& to);

// Values as `reader` sees them.  Both outlive the builder.
class ValueBuilder {
 public:
  ValueBuilder(Program& program, const Reader& reader)
      : program_(program), reader_(reader) {}

  // A constant, a reference, or a template of these.
  void Text(absl::string_view from, ir::Value& to);
  // As Text for a str; any other scalar is a constant.
  void Scalar(const PyValue& from, ir::Value& to);
  void Tree(const PyValue& from, ir::Tree& to);
  void Template(absl::string_view from, ir::Template& to);
  // Of a dict; `what` is what it is called in an error.
  void Entries(const PyValue& from, absl::string_view what,
               google::protobuf::RepeatedPtrField<ir::KeyValue>& to);
  // Of a list.
  void Trees(const PyValue& from, absl::string_view what,
             google::protobuf::RepeatedPtrField<ir::Tree>& to);

 private:
  void Key(absl::string_view key, ir::KeyValue& entry);

  Program& program_;
  const Reader& reader_;
};

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_VALUES_H_
