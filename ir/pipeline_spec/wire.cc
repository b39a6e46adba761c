// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/wire.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/unknown_field_set.h>

#include <algorithm>
#include <limits>

#include "ir/pipeline_spec/message_writer.h"
#include "support/skip_clean.h"

namespace kfir::kfp2 {
namespace {

namespace pb = google::protobuf;

constexpr int kDeployment = 7;  // its number where it is a Struct
constexpr int kMaxDepth = 1000;

// The fields that are not this schema's, the deployment's apart.
bool HasUnknown(const pb::Message& message, bool top) {
  const pb::UnknownFieldSet& unknown =
      message.GetReflection()->GetUnknownFields(message);
  for (int i = 0; i < unknown.field_count(); ++i) {
    if (!top || unknown.field(i).number() != kDeployment) return true;
  }
  std::vector<const pb::FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const pb::FieldDescriptor* field : fields) {
    if (field->cpp_type() != pb::FieldDescriptor::CPPTYPE_MESSAGE) continue;
    const pb::Reflection& reflection = *message.GetReflection();
    if (!field->is_repeated()) {
      if (HasUnknown(reflection.GetMessage(message, field), false)) return true;
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      if (HasUnknown(reflection.GetRepeatedMessage(message, field, i), false))
        return true;
    }
  }
  return false;
}

}  // namespace

bool LooksLikeWire(absl::string_view bytes) {
  const auto is_noted = [](auto c) {
    return (c < uint8_t{0x20}) & (c != uint8_t{'\t'}) & (c != uint8_t{'\n'}) &
           (c != uint8_t{'\r'});
  };
  const size_t from = SkipClean(bytes, 0, is_noted);
  return std::any_of(bytes.begin() + from, bytes.end(), [&](char c) {
    return is_noted(static_cast<uint8_t>(c)) != 0;
  });
}

std::string ToWire(const PipelineSpec& spec) {
  PipelineSpec rest = spec;
  rest.clear_deployment_spec();
  std::string bytes = rest.SerializeAsString();
  if (!spec.has_deployment_spec()) return bytes;
  Struct deployment;
  MessageBuilder builder(&deployment, nullptr, nullptr);
  MessageWriter(builder).Write(spec.deployment_spec());
  pb::UnknownFieldSet field;
  field.AddLengthDelimited(kDeployment, deployment.SerializeAsString());
  std::string more;
  field.SerializeToString(&more);
  return bytes + more;
}

bool FromWire(absl::string_view bytes,
              const MessageBuilder::OnProblem& on_problem, PipelineSpec* spec) {
  if (bytes.size() > std::numeric_limits<int>::max()) return false;
  pb::io::CodedInputStream in(reinterpret_cast<const uint8_t*>(bytes.data()),
                              static_cast<int>(bytes.size()));
  in.SetRecursionLimit(kMaxDepth);
  if (!spec->ParseFromCodedStream(&in) || !in.ConsumedEntireMessage() ||
      spec->has_deployment_spec() || HasUnknown(*spec, true))
    return false;
  Struct deployment;
  bool any = false;
  pb::UnknownFieldSet& unknown =
      *spec->GetReflection()->MutableUnknownFields(spec);
  for (int i = 0; i < unknown.field_count(); ++i) {
    const pb::UnknownField& field = unknown.field(i);
    if (field.type() != pb::UnknownField::TYPE_LENGTH_DELIMITED ||
        !deployment.MergeFromString(field.length_delimited()))
      return false;
    any = true;
  }
  unknown.Clear();
  if (!any) return true;
  MessageBuilder builder(spec->mutable_deployment_spec(), on_problem, nullptr);
  MessageWriter(builder).Write(deployment);
  return true;
}

}  // namespace kfir::kfp2
