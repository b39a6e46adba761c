// SPDX-License-Identifier: Apache-2.0
//
// Corrections: where a document says something in another way than we would.
// They are kept in the attribute `kfp2.spelling`, a list of `{at: path, from:
// ours, to: theirs}`; a side that is not there has no member.  The first word
// of a path names the message that the rest goes into.
#ifndef KFIR_IR_PIPELINE_SPEC_SPELLING_H_
#define KFIR_IR_PIPELINE_SPEC_SPELLING_H_

#include <google/protobuf/message.h>
#include <google/protobuf/repeated_field.h>

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir::kfp2 {

inline constexpr absl::string_view kSpelling = "kfp2.spelling";

using Attributes = google::protobuf::RepeatedPtrField<ir::Attribute>;

// The value of an attribute; null: there is none.
const ir::Tree* FindAttribute(const Attributes& attributes,
                              absl::string_view name);

// Equal as they stand, entries in the same order.
bool SameBytes(const google::protobuf::Message& a,
               const google::protobuf::Message& b);

// Appends to `corrections` what turns `ours` into `theirs`, two messages of one
// type.
void Diff(const google::protobuf::Message& ours,
          const google::protobuf::Message& theirs, absl::string_view part,
          ir::Tree* corrections);

// Applies the corrections whose path begins with `part` and whose `from` is
// what `message` says.
void Correct(const Attributes& attributes, absl::string_view part,
             google::protobuf::Message* message);

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_SPELLING_H_
