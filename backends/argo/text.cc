// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/text.h"

#include "absl/strings/str_cat.h"
#include "backends/argo/attributes.h"
#include "ir/tree.h"
#include "support/json/writer.h"

namespace kfir::argo {
namespace {

std::string TreeText(const ir::Tree& tree, const ir::RenderValue& render) {
  switch (tree.kind_case()) {
    case ir::Tree::kStringValue:
      return tree.string_value();
    case ir::Tree::kIntValue:
      return absl::StrCat(tree.int_value());
    case ir::Tree::kBigIntValue:
      return tree.big_int_value();
    case ir::Tree::kDoubleValue:
      return PythonFloatRepr(tree.double_value());
    case ir::Tree::kBoolValue:
      return tree.bool_value() ? "True" : "False";
    case ir::Tree::kNullValue:
    case ir::Tree::KIND_NOT_SET:
      return "None";
    case ir::Tree::kValue:
      return render(tree.value());
    case ir::Tree::kList:
    case ir::Tree::kMap:
      return ir::JsonText(tree, render);
  }
  return "";
}

}  // namespace

std::string ConstantText(const ir::Tree& constant) {
  return TreeText(constant, [](const ir::Value& value) {
    return ConstantText(value.constant());
  });
}

std::string RuntimeText(const ir::RuntimePlaceholder& runtime) {
  switch (runtime.kind()) {
    case ir::RuntimePlaceholder::KIND_RUN_ID:
      return "{{workflow.uid}}";
    case ir::RuntimePlaceholder::KIND_RUN_NAME:
    case ir::RuntimePlaceholder::KIND_RUN_RESOURCE_NAME:
      return "{{workflow.name}}";
    case ir::RuntimePlaceholder::KIND_TASK_ID:
      return "{{pod.name}}";
    case ir::RuntimePlaceholder::KIND_NAMESPACE:
      return "{{workflow.namespace}}";
    case ir::RuntimePlaceholder::KIND_CREATED_AT:
      return "{{workflow.creationTimestamp.RFC3339}}";
    default:  // of the dialect `argo`: all others are refused
      return absl::StrCat("{{", runtime.text(), "}}");
  }
}

std::string Texts::Text(const ir::Value& value, Node& place, bool own_item,
                        const Refer& refer) {
  switch (value.kind_case()) {
    case ir::Value::kConstant:
      return TreeText(value.constant(), [&](const ir::Value& leaf) {
        return Text(leaf, place, own_item, refer);
      });
    case ir::Value::kRuntime:
      return RuntimeText(value.runtime());
    case ir::Value::kTemplate: {
      std::string text;
      for (const ir::Template::Piece& piece : value.template_().pieces()) {
        text += piece.has_value() ? Text(piece.value(), place, own_item, refer)
                                  : piece.text();
      }
      return text;
    }
    default: {
      const Referent referent = program_.Resolve(value, place, own_item);
      return referent.value != kNoValue
                 ? refer(referent.value)
                 : Text(*referent.text, *referent.scope, true, refer);
    }
  }
}

absl::string_view Texts::Constant(const ir::Tree& constant) {
  if (constant.has_string_value()) return constant.string_value();
  return pool_.Add(ConstantText(constant));
}

absl::string_view Texts::PooledText(const ir::Value& value, Node& place,
                                    bool own_item, const Refer& refer) {
  if (value.constant().has_string_value()) {
    return value.constant().string_value();
  }
  return pool_.Add(Text(value, place, own_item, refer));
}

absl::string_view Texts::InTemplate(const ir::Value& value, Node& reader) {
  return PooledText(value, reader, /*own_item=*/true, [&](ValueId id) {
    program_.flow().Take(reader, id, kAsParameter);
    return InputReference(program_.flow().Info(id).name);
  });
}

absl::string_view Texts::Mention(const ir::Value& value, Node& reader) {
  return PooledText(value, reader, /*own_item=*/true, [&](ValueId id) {
    return InputReference(program_.flow().Info(id).name);
  });
}

absl::string_view Texts::TakenAlone(const ir::Value& value, Node& reader) {
  return PooledText(value, reader, /*own_item=*/true, [&](ValueId id) {
    program_.flow().TakeAlone(reader, id);
    return InputReference(program_.flow().Info(id).name);
  });
}

absl::string_view Texts::InDag(const ir::Value& value, Node& reader) {
  return PooledText(value, reader, /*own_item=*/true, [&](ValueId id) {
    Flow& flow = program_.flow();
    if (reader.task->has_condition()) flow.NoteConditionRead(reader, id);
    if (program_.quirks() && !flow.IsPassedForCondition(reader, id)) {
      flow.Mention(reader, id);
      return flow.Reference(id, {});
    }
    return flow.Reference(id, flow.Find(reader, id, kAsParameter));
  });
}

absl::string_view Texts::InItems(const ir::Value& value, Node& loop) {
  Flow& flow = program_.flow();
  return PooledText(value, loop, /*own_item=*/false, [&](ValueId id) {
    const ValueInfo& info = flow.Info(id);
    // An item is nothing that the workflow has, but so kfp writes it.
    const bool like_kfp = program_.quirks() &&
                          info.kind == ValueInfo::Kind::kItem &&
                          !info.node->task->loop().value().has_task_output();
    if (like_kfp || (info.kind == ValueInfo::Kind::kInput &&
                     info.unit == &program_.root())) {
      return absl::StrCat("{{workflow.parameters.", info.name, "}}");
    }
    if (program_.quirks() && info.kind == ValueInfo::Kind::kOutput &&
        loop.parent->task != nullptr && Parallelism(*loop.parent->task)) {
      if (loop.task->loop().has_value()) {
        flow.TakeItems(*loop.parent, id);
      } else {
        loop.dependencies.push_back(info.node);
      }
      return flow.Reference(id, {});
    }
    return flow.Reference(id, flow.Find(loop, id, kAsParameter));
  });
}

ValueId Texts::Whole(const ir::Value& value, Node& reader) {
  switch (value.kind_case()) {
    case ir::Value::kTaskOutput:
    case ir::Value::kGraphInput:
    case ir::Value::kLoopItem: {
      const Referent referent = program_.Resolve(value, reader);
      if (referent.value != kNoValue) return referent.value;
      return Whole(*referent.text, *referent.scope);
    }
    case ir::Value::kTemplate:
      return value.template_().pieces_size() == 1 &&
                     value.template_().pieces(0).has_value()
                 ? Whole(value.template_().pieces(0).value(), reader)
                 : kNoValue;
    default:
      return kNoValue;
  }
}

}  // namespace kfir::argo
