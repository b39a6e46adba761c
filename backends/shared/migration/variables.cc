// SPDX-License-Identifier: Apache-2.0
#include "backends/shared/migration/variables.h"

#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "backends/shared/diagnostic_kinds.h"
#include "ir/values.h"

namespace kfir::migration {
namespace {

using Runtime = ir::RuntimePlaceholder;

struct Known {
  absl::string_view variable;
  Runtime::Kind kind;
};
constexpr Known kKnown[] = {
    {"pod.name", Runtime::KIND_TASK_ID},
    {"workflow.creationTimestamp", Runtime::KIND_CREATED_AT},
    {"workflow.creationTimestamp.RFC3339", Runtime::KIND_CREATED_AT},
    {"workflow.name", Runtime::KIND_RUN_RESOURCE_NAME},
    {"workflow.scheduledTime", Runtime::KIND_SCHEDULED_AT},
    {"workflow.uid", Runtime::KIND_RUN_ID},
};

Runtime::Kind KindOf(absl::string_view variable) {
  for (const Known& known : kKnown) {
    if (known.variable == variable) return known.kind;
  }
  return Runtime::KIND_UNSPECIFIED;
}

bool IsVariable(absl::string_view text) {
  if (absl::StartsWith(text, "=")) return true;
  for (const char c : text) {
    if (!absl::ascii_isalnum(static_cast<unsigned char>(c)) && c != '-' &&
        c != '.' && c != '_' && c != '%') {
      return false;
    }
  }
  if (text == "item" || text == "retries") return true;
  const size_t dot = text.find('.');
  if (dot == absl::string_view::npos) return false;
  const absl::string_view first = text.substr(0, dot);
  for (const absl::string_view known :
       {"workflow", "pod", "inputs", "outputs", "tasks", "steps", "item",
        "node", "lastRetry", "cronworkflow"}) {
    if (first == known) return true;
  }
  return false;
}

// The next variable at or after `*at`, which becomes where its braces begin;
// absent: none.
std::optional<absl::string_view> NextVariable(absl::string_view text,
                                              size_t* at) {
  for (;; *at += 2) {
    *at = text.find("{{", *at);
    if (*at == absl::string_view::npos) return std::nullopt;
    const size_t end = text.find("}}", *at);
    if (end == absl::string_view::npos) return std::nullopt;
    const absl::string_view inner = text.substr(*at + 2, end - *at - 2);
    if (IsVariable(inner)) return inner;
  }
}

class Replacer {
 public:
  Replacer(absl::string_view place, const ir::Location& location,
           Findings& findings)
      : place_(place), location_(location), findings_(findings) {}

  void Visit(ir::Value& value) {
    if (value.has_constant()) {
      Constant(value);
    } else if (value.has_template_()) {
      Pieces(*value.mutable_template_());
    } else if (value.runtime().kind() == Runtime::KIND_DIALECT) {
      const std::string variable = value.runtime().text();
      Replacement(variable, value);
    }
  }

 private:
  // Reports it where there is none.
  void Replacement(absl::string_view variable, ir::Value& value) {
    const Runtime::Kind kind = KindOf(variable);
    if (kind == Runtime::KIND_UNSPECIFIED) {
      findings_.Report(kinds::MigrateVariable, location_, {variable, place_},
                       InsteadOfVariable(variable));
      return value.mutable_constant()->set_string_value("");
    }
    value.mutable_runtime()->Clear();
    value.mutable_runtime()->set_kind(kind);
  }

  // Empty: `text` has no variables.
  ir::Template Split(absl::string_view text) {
    ir::Template result;
    size_t written = 0;
    size_t at = 0;
    while (const auto variable = NextVariable(text, &at)) {
      if (at > written) {
        result.add_pieces()->set_text(
            std::string(text.substr(written, at - written)));
      }
      Replacement(*variable, *result.add_pieces()->mutable_value());
      at += variable->size() + 4;
      written = at;
    }
    if (written > 0 && written < text.size()) {
      result.add_pieces()->set_text(std::string(text.substr(written)));
    }
    return result;
  }

  void Constant(ir::Value& value) {
    if (value.constant().kind_case() != ir::Tree::kStringValue) {
      return Leaves(*value.mutable_constant());
    }
    ir::Template pieces = Split(value.constant().string_value());
    if (!pieces.pieces().empty()) *value.mutable_template_() = pieces;
  }

  // Nesting is limited in a verified module.
  void Leaves(ir::Tree& tree) {
    if (tree.kind_case() == ir::Tree::kStringValue) {
      ir::Template pieces = Split(tree.string_value());
      if (!pieces.pieces().empty()) {
        *tree.mutable_value()->mutable_template_() = pieces;
      }
      return;
    }
    if (tree.has_list()) {
      for (ir::Tree& item : *tree.mutable_list()->mutable_items()) Leaves(item);
    }
    if (!tree.has_map()) return;
    for (ir::Tree::Member& member : *tree.mutable_map()->mutable_members())
      Leaves(*member.mutable_value());
  }

  void Pieces(ir::Template& text) {
    ir::Template result;
    for (ir::Template::Piece& piece : *text.mutable_pieces()) {
      ir::Template split;
      if (piece.has_text()) split = Split(piece.text());
      if (split.pieces().empty()) {
        result.add_pieces()->Swap(&piece);
        continue;
      }
      result.MergeFrom(split);
    }
    text.Swap(&result);
  }

  const absl::string_view place_;
  const ir::Location& location_;
  Findings& findings_;
};

}  // namespace

absl::string_view FirstVariable(absl::string_view text) {
  size_t at = 0;
  return NextVariable(text, &at).value_or("");
}

void ReplaceVariables(absl::string_view place, const ir::Location& location,
                      Findings& findings, ir::Value& value) {
  Replacer replacer(place, location, findings);
  ir::ForEachMutableValue(value,
                          [&](ir::Value& inner) { replacer.Visit(inner); });
}

std::string InsteadOfVariable(absl::string_view variable) {
  if (variable == "workflow.status" || variable == "workflow.failures") {
    return "give the exit task an input of the type "
           "`dsl.PipelineTaskFinalStatus`";
  }
  if (variable == "workflow.namespace") {
    return "read it from an environment variable that "
           "`kubernetes.use_field_path_as_env` sets to `metadata.namespace`";
  }
  if (variable == "workflow.serviceAccountName") {
    return "read it from an environment variable that "
           "`kubernetes.use_field_path_as_env` sets to "
           "`spec.serviceAccountName`";
  }
  if (absl::StartsWith(variable, "workflow.parameters.") ||
      absl::StartsWith(variable, "inputs.") ||
      absl::StartsWith(variable, "tasks.")) {
    return "pass the parameter or output itself as an argument";
  }
  if (absl::StartsWith(variable, "workflow.creationTimestamp")) {
    return "use `dsl.PIPELINE_JOB_CREATE_TIME_UTC_PLACEHOLDER`, and take from "
           "it what you need in the program";
  }
  return "pass what the program needs as a parameter of the pipeline";
}

}  // namespace kfir::migration
