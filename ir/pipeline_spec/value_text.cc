// SPDX-License-Identifier: Apache-2.0
#include "absl/strings/str_cat.h"
#include "ir/pipeline_spec/bindings.h"
#include "ir/pipeline_spec/from_module_internal.h"
#include "ir/pipeline_spec/placeholders.h"
#include "ir/pipeline_spec/trees.h"
#include "ir/tree.h"
#include "support/json/writer.h"

namespace kfir::kfp2 {
namespace {

bool HasIfPresent(const ir::Template& text) {
  for (const ir::Template::Piece& piece : text.pieces()) {
    if (piece.value().has_if_present()) return true;
    if (piece.value().has_template_() &&
        HasIfPresent(piece.value().template_()))
      return true;
  }
  return false;
}

class TextWriter {
 public:
  TextWriter(const Ports* ports, const ir::Location& location, Context& context)
      : ports_(ports), location_(location), context_(context) {}

  std::string Text(const ir::Value& value) {
    if (!value.has_if_present() &&
        !(value.has_template_() && HasIfPresent(value.template_())))
      return Plain(value);
    const ir::Tree word = Word(value);
    std::string text;
    const auto writer = MakeJsonWriter(JsonKeys::kInOrder, &text);
    ir::WriteTree(
        word, [](const ir::Value&) { return std::string(); }, *writer);
    writer->Finish();
    return text;
  }

 private:
  // A string, or the object of an `IfPresent` or a `Concat`.
  ir::Tree Word(const ir::Value& value) {
    if (value.has_if_present()) return IfPresent(value.if_present());
    if (value.has_template_() && HasIfPresent(value.template_()))
      return Concat(value.template_());
    return ir::StringTree(Plain(value));
  }

  ir::Tree IfPresent(const ir::IfPresent& condition) {
    ir::Tree tree;
    if (condition.has_condition())
      context_.Refuse(location_, "a word that depends on a value");
    ir::Tree& body = ir::AddMember(tree, "IfPresent");
    ir::AddMember(body, "InputName") = ir::StringTree(condition.input());
    ir::Tree& then = ir::AddMember(body, "Then");
    then.mutable_list();
    for (const ir::Value& word : condition.then())
      *then.mutable_list()->add_items() = Word(word);
    if (condition.otherwise().empty()) return tree;
    ir::Tree& otherwise = ir::AddMember(body, "Else");
    for (const ir::Value& word : condition.otherwise())
      *otherwise.mutable_list()->add_items() = Word(word);
    return tree;
  }

  ir::Tree Concat(const ir::Template& text) {
    ir::Tree tree;
    ir::Tree& list = ir::AddMember(tree, "Concat");
    for (const ir::Template::Piece& piece : text.pieces()) {
      *list.mutable_list()->add_items() = piece.has_value()
                                              ? Word(piece.value())
                                              : ir::StringTree(piece.text());
    }
    return tree;
  }

  std::string Plain(const ir::Value& value) {
    switch (value.kind_case()) {
      case ir::Value::kConstant:
        if (value.constant().kind_case() == ir::Tree::kStringValue)
          return value.constant().string_value();
        return ir::JsonText(value.constant());
      case ir::Value::kTemplate: {
        std::string text;
        for (const ir::Template::Piece& piece : value.template_().pieces()) {
          absl::StrAppend(
              &text, piece.has_value() ? Plain(piece.value()) : piece.text());
        }
        return text;
      }
      case ir::Value::kInputUse:
        return InputText(value);
      case ir::Value::kOutputUse: {
        const ir::Output* output =
            ports_ == nullptr ? nullptr
                              : ports_->output(value.output_use().output());
        return PrintPlaceholder(
            value, {output != nullptr && output->type().has_artifact()});
      }
      case ir::Value::kRuntime: {
        std::string text = PrintPlaceholder(value, {});
        if (text.empty())
          context_.Refuse(location_, "a run-time value of another system");
        return text;
      }
      default: {
        const std::string name = ChannelName(value);
        if (name.empty())
          context_.Refuse(location_, "text with such a value in it");
        return absl::StrCat("{{$.inputs.parameters['", name, "']}}");
      }
    }
  }

  std::string InputText(const ir::Value& value) {
    const ir::InputUse& use = value.input_use();
    const ir::Input* input =
        ports_ == nullptr ? nullptr : ports_->input(use.input());
    const bool artifact = input != nullptr && input->type().has_artifact();
    const bool whole = use.how() == ir::InputUse::HOW_WHOLE;
    const bool named = use.how() == ir::InputUse::HOW_NAME ||
                       use.how() == ir::InputUse::HOW_PORT_NAME;
    if (named ||
        (!artifact && !whole && use.how() != ir::InputUse::HOW_VALUE)) {
      context_.Refuse(location_, absl::StrCat("the input `", use.input(),
                                              "` but by its value"));
    }
    return PrintPlaceholder(value, {artifact});
  }

  const Ports* ports_;
  const ir::Location& location_;
  Context& context_;
};

}  // namespace

std::string ValueText(const ir::Value& value, const Ports* ports,
                      const ir::Location& location, Context& context) {
  return TextWriter(ports, location, context).Text(value);
}

}  // namespace kfir::kfp2
