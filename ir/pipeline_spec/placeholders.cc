// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/placeholders.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace kfir::kfp2 {
namespace {

constexpr absl::string_view kStart = "{{$";

struct RuntimeName {
  absl::string_view text;
  ir::RuntimePlaceholder::Kind kind;
};
constexpr RuntimeName kRuntimeNames[] = {
    {"pipeline_job_create_time_utc", ir::RuntimePlaceholder::KIND_CREATED_AT},
    {"pipeline_job_name", ir::RuntimePlaceholder::KIND_RUN_NAME},
    {"pipeline_job_resource_name",
     ir::RuntimePlaceholder::KIND_RUN_RESOURCE_NAME},
    {"pipeline_job_schedule_time_utc",
     ir::RuntimePlaceholder::KIND_SCHEDULED_AT},
    {"pipeline_job_uuid", ir::RuntimePlaceholder::KIND_RUN_ID},
    {"pipeline_root", ir::RuntimePlaceholder::KIND_PIPELINE_ROOT},
    {"pipeline_task_name", ir::RuntimePlaceholder::KIND_TASK_NAME},
    {"pipeline_task_uuid", ir::RuntimePlaceholder::KIND_TASK_ID},
    {"workspace_path", ir::RuntimePlaceholder::KIND_WORKSPACE_PATH},
};

// Consumes `['name']`.
bool ConsumeKey(absl::string_view* text, absl::string_view* name) {
  if (!absl::ConsumePrefix(text, "['")) return false;
  const size_t end = text->find("']");
  if (end == absl::string_view::npos) return false;
  *name = text->substr(0, end);
  text->remove_prefix(end + 2);
  return name->find('\'') == absl::string_view::npos;
}

// What stands behind the name of an artifact; `Use` is ir::InputUse or
// ir::OutputUse.  False: no part of an artifact.
template <typename Use>
bool ParseArtifactPart(absl::string_view rest, Use& use) {
  if (rest == ".path") {
    use.set_how(Use::HOW_PATH);
    return true;
  }
  if (rest == ".uri") {
    use.set_how(Use::HOW_URI);
    return true;
  }
  if (!absl::ConsumePrefix(&rest, ".metadata")) return false;
  use.set_how(Use::HOW_METADATA);
  if (rest.empty()) return true;
  absl::string_view key;
  if (!ConsumeKey(&rest, &key) || !rest.empty() || key.empty()) return false;
  use.set_key(key.data(), key.size());
  return true;
}

std::optional<ir::Value> ParseInput(absl::string_view rest, bool artifact) {
  absl::string_view name;
  if (!ConsumeKey(&rest, &name)) return std::nullopt;
  ir::Value value;
  ir::InputUse& use = *value.mutable_input_use();
  use.set_input(name.data(), name.size());
  if (rest.empty()) {
    use.set_how(ir::InputUse::HOW_VALUE);
    return value;
  }
  if (!artifact || !ParseArtifactPart(rest, use)) return std::nullopt;
  return value;
}

std::optional<ir::Value> ParseOutput(absl::string_view rest, bool artifact) {
  absl::string_view name;
  if (!ConsumeKey(&rest, &name)) return std::nullopt;
  ir::Value value;
  ir::OutputUse& use = *value.mutable_output_use();
  use.set_output(name.data(), name.size());
  if (artifact) {
    if (!ParseArtifactPart(rest, use)) return std::nullopt;
    return value;
  }
  if (rest != ".output_file") return std::nullopt;
  use.set_how(ir::OutputUse::HOW_PATH);
  return value;
}

}  // namespace

std::optional<ir::Value> ParsePlaceholder(absl::string_view inner) {
  if (!absl::ConsumePrefix(&inner, "$")) return std::nullopt;
  ir::Value value;
  if (inner.empty()) {
    value.mutable_input_use()->set_how(ir::InputUse::HOW_WHOLE);
    return value;
  }
  if (absl::ConsumePrefix(&inner, ".inputs.parameters"))
    return ParseInput(inner, false);
  if (absl::ConsumePrefix(&inner, ".inputs.artifacts"))
    return ParseInput(inner, true);
  if (absl::ConsumePrefix(&inner, ".outputs.parameters"))
    return ParseOutput(inner, false);
  if (absl::ConsumePrefix(&inner, ".outputs.artifacts"))
    return ParseOutput(inner, true);
  if (inner == ".outputs.output_file") {
    value.mutable_output_use()->set_how(ir::OutputUse::HOW_METADATA_FILE);
    return value;
  }
  for (const RuntimeName& name : kRuntimeNames) {
    if (inner.substr(0, 1) == "." && inner.substr(1) == name.text) {
      value.mutable_runtime()->set_kind(name.kind);
      return value;
    }
  }
  return std::nullopt;
}

std::string PrintPlaceholder(const ir::Value& value, PortKind kind) {
  const absl::string_view group = kind.artifact ? "artifacts" : "parameters";
  const auto metadata = [](absl::string_view key) {
    return key.empty() ? std::string(".metadata")
                       : absl::StrCat(".metadata['", key, "']");
  };
  if (value.has_input_use()) {
    const ir::InputUse& use = value.input_use();
    if (use.how() == ir::InputUse::HOW_WHOLE) return "{{$}}";
    std::string suffix;
    if (kind.artifact) {
      if (use.how() == ir::InputUse::HOW_PATH) suffix = ".path";
      if (use.how() == ir::InputUse::HOW_URI) suffix = ".uri";
      if (use.how() == ir::InputUse::HOW_METADATA) suffix = metadata(use.key());
    }
    return absl::StrCat("{{$.inputs.", group, "['", use.input(), "']", suffix,
                        "}}");
  }
  if (value.has_output_use()) {
    const ir::OutputUse& use = value.output_use();
    if (use.how() == ir::OutputUse::HOW_METADATA_FILE)
      return "{{$.outputs.output_file}}";
    std::string suffix = kind.artifact ? ".path" : ".output_file";
    if (use.how() == ir::OutputUse::HOW_URI) suffix = ".uri";
    if (use.how() == ir::OutputUse::HOW_METADATA) suffix = metadata(use.key());
    return absl::StrCat("{{$.outputs.", group, "['", use.output(), "']", suffix,
                        "}}");
  }
  for (const RuntimeName& name : kRuntimeNames) {
    if (value.runtime().kind() == name.kind)
      return absl::StrCat("{{$.", name.text, "}}");
  }
  return "";
}

ir::Template ParseText(absl::string_view text, const Resolve& resolve) {
  ir::Template result;
  size_t written = 0;
  size_t at = 0;
  size_t end = 0;
  while ((at = text.find(kStart, at)) != absl::string_view::npos) {
    // The first end after an earlier start is the first one after this start.
    if (end < at + 3) end = text.find("}}", at);
    if (end == absl::string_view::npos) break;
    const std::optional<ir::Value> placeholder =
        ParsePlaceholder(text.substr(at + 2, end - at - 2));
    std::optional<ir::Value> value;
    if (placeholder.has_value())
      value = resolve(*placeholder, text.substr(at, end + 2 - at));
    if (!value.has_value()) {
      at += 3;
      continue;
    }
    if (at > written)
      result.add_pieces()->set_text(
          std::string(text.substr(written, at - written)));
    *result.add_pieces()->mutable_value() = *std::move(value);
    written = at = end + 2;
  }
  if (written < text.size())
    result.add_pieces()->set_text(std::string(text.substr(written)));
  return result;
}

void SetText(ir::Template text, ir::Value* value) {
  if (text.pieces().empty()) {
    value->mutable_constant()->set_string_value("");
  } else if (text.pieces_size() == 1 && text.pieces(0).has_text()) {
    value->mutable_constant()->set_string_value(
        std::move(*text.mutable_pieces(0)->mutable_text()));
  } else {
    *value->mutable_template_() = std::move(text);
  }
}

void ParseText(absl::string_view text, const Resolve& resolve,
               ir::Value* value) {
  if (text.find(kStart) != absl::string_view::npos)
    return SetText(ParseText(text, resolve), value);
  value->mutable_constant()->set_string_value(text.data(), text.size());
}

}  // namespace kfir::kfp2
