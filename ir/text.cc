// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "google/protobuf/arena.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/message.h"
#include "google/protobuf/text_format.h"
#include "ir/diagnostic_kinds.h"
#include "ir/io.h"
#include "ir/io_internal.h"
#include "support/nearest_name.h"
#include "support/status_macros.h"
#include "support/utf8.h"

namespace kfir::ir {
namespace {

using ::google::protobuf::Descriptor;
using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;
using ::google::protobuf::Reflection;
using ::google::protobuf::TextFormat;

constexpr char kHeader[] =
    "# proto-file: ir/ir.proto\n# proto-message: kfir.ir.Module\n\n";

// Where protobuf's tokenizer says something is, as ours: it counts from 0, and
// a tab up to the next multiple of 8.
class Positions {
 public:
  Positions(absl::string_view text, absl::string_view file)
      : text_(text), file_(file) {
    starts_.push_back(0);
    for (size_t i = text.find('\n'); i != text.npos;
         i = text.find('\n', i + 1)) {
      starts_.push_back(i + 1);
    }
  }

  int Column(int line, int column) const {
    if (line < 0 || line >= static_cast<int>(starts_.size())) return 0;
    int reached = 0;
    size_t i = starts_[line];
    for (; reached < column && i < text_.size() && text_[i] != '\n'; ++i) {
      reached = text_[i] == '\t' ? (reached / 8 + 1) * 8 : reached + 1;
    }
    return static_cast<int>(i - starts_[line]) + 1;
  }

  SourceLocation At(int line, int column) const {
    return {std::string(file_), line + 1, Column(line, column)};
  }

  // The place of the last `word` before a place; that place, if there is none.
  SourceLocation WordBefore(int line, int column,
                            absl::string_view word) const {
    SourceLocation place = At(line, column);
    if (place.column == 0) return place;
    const size_t end = starts_[line] + place.column - 1;
    const size_t at = text_.substr(0, end).rfind(word);
    if (at == text_.npos) return place;
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), at);
    return {std::string(file_), static_cast<int>(next - starts_.begin()),
            static_cast<int>(at - *(next - 1)) + 1};
  }

 private:
  absl::string_view text_;
  absl::string_view file_;
  std::vector<size_t> starts_;
};

// Takes protobuf's messages.  It calls an unknown field a warning, since we let
// it go on after one, and an error ends the parsing.
class Errors : public google::protobuf::io::ErrorCollector {
 public:
  Errors(const Positions& positions, DiagnosticSink& diagnostics)
      : positions_(positions), diagnostics_(diagnostics) {}

  void AddError(int line, int column, const std::string& message) override {
    any_ = true;
    std::string text = message;
    absl::StripTrailingAsciiWhitespace(&text);
    if (absl::EndsWith(text, ".")) text.pop_back();
    if (!text.empty()) text[0] = absl::ascii_tolower(text[0]);
    diagnostics_.Emit(kinds::TextSyntax, positions_.At(line, column),
                      {absl::StrReplaceAll(text, {{"\"", "`"}})});
  }

  void AddWarning(int line, int column, const std::string& message) override {
    const std::vector<absl::string_view> words = absl::StrSplit(message, '"');
    if (words.size() != 5 || !absl::StartsWith(message, "Message type")) {
      AddError(line, column, message);
      return;
    }
    any_ = true;
    const absl::string_view field = words[3];
    const Descriptor* type = google::protobuf::DescriptorPool::generated_pool()
                                 ->FindMessageTypeByName(std::string(words[1]));
    Diagnostic& error = diagnostics_.Emit(
        kinds::UnknownField, positions_.WordBefore(line, column, field),
        {absl::StripPrefix(words[1], "kfir.ir."), field});
    if (type == nullptr) return;
    NearestNameSearch nearest(field);
    for (int i = 0; i < type->field_count(); ++i) {
      nearest.Offer(type->field(i)->name());
    }
    if (nearest.best().empty()) return;
    error.notes.push_back(
        {error.location, absl::StrCat("did you mean `", nearest.best(), "`?")});
  }

  bool any() const { return any_; }

 private:
  const Positions& positions_;
  DiagnosticSink& diagnostics_;
  bool any_ = false;
};

// Walks a parsed message and what protobuf recorded about its text.
class Finisher {
 public:
  Finisher(const Positions& positions, DiagnosticSink& diagnostics)
      : positions_(positions), diagnostics_(diagnostics) {}

  void Finish(Message& message, const TextFormat::ParseInfoTree* tree) {
    const Reflection& reflection = *message.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection.ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      const bool repeated = field->is_repeated();
      const int size = repeated ? reflection.FieldSize(message, field) : 1;
      for (int i = 0; i < size; ++i) {
        FinishField(message, field, repeated ? i : -1, tree);
      }
    }
  }

  bool failed() const { return failed_; }

 private:
  void FinishField(Message& message, const FieldDescriptor* field, int index,
                   const TextFormat::ParseInfoTree* tree) {
    const Reflection& reflection = *message.GetReflection();
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
      std::string scratch;
      const std::string& text =
          index < 0 ? reflection.GetStringReference(message, field, &scratch)
                    : reflection.GetRepeatedStringReference(message, field,
                                                            index, &scratch);
      if (FindInvalidUtf8(text) != text.npos)
        Fail(field, index, tree, "is not UTF-8");
    }
    if (IsMemoryOnly(field)) {
      Fail(field, index, tree, "is kept in memory only");
    }
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return;
    Message& child =
        index < 0 ? *reflection.MutableMessage(&message, field)
                  : *reflection.MutableRepeatedMessage(&message, field, index);
    if (tree != nullptr) {
      Finish(child, tree->GetTreeForNested(field, index));
      FillLocation(child, tree->GetLocation(field, index));
    }
  }

  static bool IsMemoryOnly(const FieldDescriptor* field) {
    if (field->containing_type() == Module::descriptor()) {
      return field->number() == Module::kTextFileFieldNumber ||
             field->number() == Module::kEndMarkFieldNumber;
    }
    return field->containing_type() == Location::descriptor() &&
           field->number() == Location::kInTextFieldNumber;
  }

  void FillLocation(Message& node, TextFormat::ParseLocation place) {
    const FieldDescriptor* field = LocationField(node.GetDescriptor());
    if (field == nullptr || node.GetReflection()->HasField(node, field)) return;
    auto& location = static_cast<Location&>(
        *node.GetReflection()->MutableMessage(&node, field));
    location.set_in_text(true);
    location.set_line(place.line + 1);
    location.set_column(positions_.Column(place.line, place.column));
  }

  // Null: messages of this type have no location.
  const FieldDescriptor* LocationField(const Descriptor* type) {
    const auto [known, fresh] = location_fields_.try_emplace(type, nullptr);
    if (fresh) known->second = type->FindFieldByName("loc");
    return known->second;
  }

  void Fail(const FieldDescriptor* field, int index,
            const TextFormat::ParseInfoTree* tree, absl::string_view what) {
    failed_ = true;
    TextFormat::ParseLocation place;
    if (tree != nullptr) place = tree->GetLocation(field, index);
    diagnostics_.Emit(kinds::TextSyntax,
                      positions_.At(place.line, place.column),
                      {absl::StrCat("field `", field->name(), "` ", what)});
  }

  const Positions& positions_;
  DiagnosticSink& diagnostics_;
  bool failed_ = false;
  absl::flat_hash_map<const Descriptor*, const FieldDescriptor*>
      location_fields_;
};

}  // namespace

absl::Status ReadText(absl::string_view text, absl::string_view file,
                      Module& module, DiagnosticSink& diagnostics) {
  const Positions positions(text, file);
  Errors errors(positions, diagnostics);
  TextFormat::ParseInfoTree tree;
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&errors);
  parser.WriteLocationsTo(&tree);
  parser.AllowUnknownField(true);
  parser.SetRecursionLimit(kMessageDepth);
  google::protobuf::io::ArrayInputStream input(text.data(),
                                               static_cast<int>(text.size()));
  if (!parser.Parse(&input, &module) || errors.any()) return ErrorReported();
  Finisher finisher(positions, diagnostics);
  finisher.Finish(module, &tree);
  if (finisher.failed()) return ErrorReported();
  const TextFormat::ParseLocation version =
      tree.GetLocation(Module::descriptor()->FindFieldByNumber(
                           Module::kFormatVersionFieldNumber),
                       -1);
  KFIR_TRY(CheckFormatVersion(
      module, positions.At(version.line, version.column), diagnostics));
  module.set_text_file(std::string(file));
  return absl::OkStatus();
}

std::string WriteText(const Module& module) {
  if (!module.text_file().empty()) {
    google::protobuf::Arena arena;
    auto* copy = google::protobuf::Arena::CreateMessage<Module>(&arena);
    *copy = module;
    ClearTextLocations(*copy);
    return WriteText(*copy);
  }
  TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string body;
  printer.PrintToString(module, &body);
  return absl::StrCat(kHeader, body);
}

}  // namespace kfir::ir
