// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/dag.h"

#include "absl/strings/str_cat.h"
#include "backends/argo/attributes.h"
#include "backends/argo/render.h"
#include "ir/operator_text.h"
#include "ir/tree.h"

namespace kfir::argo {
namespace {

std::string ComparisonText(const ir::Expression::Comparison& comparison,
                           Node& task, Texts& texts) {
  const absl::string_view left = texts.InDag(comparison.left(), task);
  const absl::string_view right = texts.InDag(comparison.right(), task);
  // Equality compares texts, order compares numbers.
  const bool texts_compared =
      comparison.op() == ir::Expression::Comparison::OPERATOR_EQ ||
      comparison.op() == ir::Expression::Comparison::OPERATOR_NE;
  const absl::string_view quote = texts_compared ? "\"" : "";
  return absl::StrCat(quote, left, quote, " ",
                      ir::OperatorText(comparison.op()), " ", quote, right,
                      quote);
}

std::string ExpressionText(const ir::Expression& condition, Node& task,
                           Texts& texts);

std::string ListText(const ir::Expression::List& list,
                     absl::string_view operation, Node& task, Texts& texts) {
  if (list.operands_size() == 1) {
    return ExpressionText(list.operands(0), task, texts);
  }
  std::string text;
  for (const ir::Expression& operand : list.operands()) {
    absl::StrAppend(&text, text.empty() ? "" : operation, "(",
                    ExpressionText(operand, task, texts), ")");
  }
  return text;
}

std::string ExpressionText(const ir::Expression& condition, Node& task,
                           Texts& texts) {
  switch (condition.kind_case()) {
    case ir::Expression::kComparison:
      return ComparisonText(condition.comparison(), task, texts);
    case ir::Expression::kAll:
      return ListText(condition.all(), " && ", task, texts);
    case ir::Expression::kAny:
      return ListText(condition.any(), " || ", task, texts);
    case ir::Expression::kNegation:
      return absl::StrCat(
          "!(", ExpressionText(condition.negation(), task, texts), ")");
    case ir::Expression::kText: {
      ir::Value text;
      *text.mutable_template_() = condition.text().text();
      return std::string(texts.InDag(text, task));
    }
    case ir::Expression::kValue: {
      // `True` in KFP v1, `true` in JSON.
      const absl::string_view text = texts.InDag(condition.value(), task);
      return absl::StrCat("(\"", text, "\" == \"true\") || (\"", text,
                          "\" == \"True\")");
    }
    default:  // refused
      return "";
  }
}

void SanitizeKeys(ir::Tree& items) {
  for (ir::Tree& item : *items.mutable_list()->mutable_items()) {
    for (ir::Tree::Member& member : *item.mutable_map()->mutable_members()) {
      member.set_key(K8sCapName(member.key()));
    }
  }
}

void LowerStaticItems(const ir::Tree& items, Program& program, Texts& texts,
                      Node& task, google::protobuf::Arena& arena,
                      DagTask& out) {
  if (items.list().items().empty()) {
    // An empty `withItems` is no loop at all for Argo.
    out.with_param = "[]";
    return;
  }
  out.shared_items = FindAttribute(*task.task, "kfp1.shared_items");
  const bool maps = program.quirks() && items.list().items(0).has_map();
  if (!maps && !HoldsValues(items)) {
    out.with_items = &items;
    return;
  }
  auto* copy = google::protobuf::Arena::CreateMessage<ir::Tree>(&arena);
  *copy = items;
  if (maps) SanitizeKeys(*copy);
  RenderTree(
      [&](const ir::Value& value) {
        return std::string(texts.InItems(value, task));
      },
      *copy);
  out.with_items = copy;
}

}  // namespace

absl::string_view ConditionText(const ir::Expression& condition, Node& task,
                                Texts& texts) {
  return texts.pool().Add(ExpressionText(condition, task, texts));
}

void LowerLoop(Program& program, Texts& texts, Node& task,
               google::protobuf::Arena& arena, DagTask& out) {
  const ir::Loop& loop = task.task->loop();
  switch (loop.items_case()) {
    case ir::Loop::kStaticItems:
      return LowerStaticItems(loop.static_items(), program, texts, task, arena,
                              out);
    case ir::Loop::kValue:
      if (loop.value().constant().has_list()) {
        return LowerStaticItems(loop.value().constant(), program, texts, task,
                                arena, out);
      }
      out.with_param = texts.InItems(loop.value(), task);
      out.has_dependencies = program.quirks() && loop.value().has_task_output();
      return;
    case ir::Loop::kSequence: {
      const ir::Loop::Sequence& sequence = loop.sequence();
      const auto add = [&](absl::string_view key, bool has,
                           const ir::Value& value) {
        if (!has) return;
        out.with_sequence.push_back({key, texts.InItems(value, task)});
      };
      add("count", sequence.has_count(), sequence.count());
      add("start", sequence.has_start(), sequence.start());
      add("end", sequence.has_end(), sequence.end());
      if (!sequence.format().empty()) {
        out.with_sequence.push_back({"format", sequence.format()});
      }
      return;
    }
    default:  // refused
      return;
  }
}

}  // namespace kfir::argo
