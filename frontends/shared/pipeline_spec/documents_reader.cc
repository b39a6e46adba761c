// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/pipeline_spec/documents_reader.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "ir/diagnostic_kinds.h"
#include "ir/pipeline_spec/message_builder.h"
#include "ir/pipeline_spec/types.h"
#include "ir/pipeline_spec/wire.h"
#include "support/nearest_name.h"
#include "support/status_macros.h"
#include "support/yaml/timestamp.h"

namespace kfir {
namespace {

using kfp2::BuildProblem;
using kfp2::MessageBuilder;

class Handler final : public YamlHandler {
 public:
  Handler(absl::string_view file, kfp2::Documents& documents, Places& places,
          DiagnosticSink& diagnostics)
      : file_(file),
        documents_(documents),
        places_(places),
        diagnostics_(diagnostics) {}

  bool reported() const { return reported_; }

  void BeginDocument(YamlMark /*mark*/) override {
    builder_.reset();
    chosen_ = false;
    strange_.clear();
  }
  void EndDocument() override {
    if (!chosen_ && !strange_.empty())
      diagnostics_.Emit(kinds::OtherDocument,
                        {file_, start_.line, start_.column}, {strange_[0].key});
  }

  void BeginMap(YamlMark mark) override {
    Place(mark);
    if (levels_.empty()) {
      start_ = mark;
    } else if (builder_ != nullptr) {
      builder_->BeginMap();
    }
    levels_.push_back({true, true});
  }

  void EndMap() override {
    if (builder_ != nullptr) builder_->EndMap();
    Leave();
  }

  void BeginList(YamlMark mark) override {
    Place(mark);
    if (levels_.empty()) NotAMap(mark, "a list");
    if (builder_ != nullptr) builder_->BeginList();
    levels_.push_back({false, false});
  }

  void EndList() override {
    if (builder_ != nullptr) builder_->EndList();
    Leave();
  }

  void Scalar(const YamlScalar& scalar) override {
    if (levels_.empty()) return RootScalar(scalar);
    Level& level = levels_.back();
    place_ = scalar.mark;
    if (level.is_map && level.expects_key) {
      level.expects_key = false;
      if (levels_.size() == 1 && !chosen_) MayChoose(scalar);
      key_ = scalar.mark;
      if (builder_ != nullptr) builder_->Key(scalar.value);
      return;
    }
    level.expects_key = true;
    if (builder_ != nullptr) Value(scalar);
  }

 private:
  struct Level {
    bool is_map;
    bool expects_key;
  };

  // A collection begins: it stands at its key, or at itself in a list.
  void Place(YamlMark mark) {
    place_ = mark;
    if (levels_.empty() || !levels_.back().is_map) key_ = mark;
  }

  void Leave() {
    levels_.pop_back();
    if (!levels_.empty()) levels_.back().expects_key = true;
  }

  void RootScalar(const YamlScalar& scalar) {
    const bool empty = scalar.plain && ResolveYamlScalar(scalar.value).kind ==
                                           YamlResolved::Kind::kNull;
    if (!empty) NotAMap(scalar.mark, "a scalar");
  }

  Diagnostic& Report(DiagnosticKind kind, YamlMark mark,
                     std::initializer_list<absl::string_view> arguments) {
    reported_ = true;
    return diagnostics_.Emit(kind, {file_, mark.line, mark.column}, arguments);
  }

  void NotAMap(YamlMark mark, absl::string_view found) {
    Report(kinds::FieldType, mark, {"document", "a map", found});
  }

  // Which document this is shows by the first key that either kind has.
  void MayChoose(const YamlScalar& key) {
    const bool platform = key.value == "platforms";
    if (!platform &&
        kfp2::FindField(kfp2::TypeOf(kfp2::PipelineSpec::descriptor()),
                        key.value) == nullptr) {
      strange_.push_back({std::string(key.value), key.mark});
      return;
    }
    Choose(platform);
    const google::protobuf::Descriptor* const type =
        platform ? kfp2::PlatformSpec::descriptor()
                 : kfp2::PipelineSpec::descriptor();
    for (const StrangeKey& strange : strange_)
      UnknownField(*type, strange.key, strange.mark);
  }

  void Choose(bool platform) {
    chosen_ = true;
    const bool second =
        platform ? documents_.has_platform() : documents_.has_pipeline();
    if (second)
      Report(kinds::SecondDocument, start_,
             {platform ? "platform" : "pipeline"});
    google::protobuf::Message* root =
        platform ? static_cast<google::protobuf::Message*>(
                       documents_.mutable_platform())
                 : documents_.mutable_pipeline();
    if (second)
      root = platform
                 ? static_cast<google::protobuf::Message*>(&surplus_platform_)
                 : &surplus_pipeline_;
    builder_ = std::make_unique<MessageBuilder>(
        root, [this](const BuildProblem& problem) { OnProblem(problem); },
        [this](const google::protobuf::Message& message) {
          places_.Add(message, key_);
        });
    key_ = start_;
    builder_->BeginMap();
  }

  void Value(const YamlScalar& scalar) {
    const bool resolves = (scalar.plain && scalar.tag.empty()) ||
                          (!scalar.tag.empty() && IsScalarTag(scalar.tag));
    if (!resolves) return Tagged(scalar);
    const YamlResolved resolved =
        ResolveYamlScalar(scalar.value, YamlBools::kYaml12);
    switch (resolved.kind) {
      case YamlResolved::Kind::kNull:
        return builder_->Null();
      case YamlResolved::Kind::kBool:
        return builder_->Bool(resolved.bool_value);
      case YamlResolved::Kind::kInt:
        return builder_->Int(resolved.int_value);
      case YamlResolved::Kind::kBigInt:
        return builder_->Double(static_cast<double>(resolved.big_int_value));
      case YamlResolved::Kind::kDouble:
        return builder_->Double(resolved.double_value);
      case YamlResolved::Kind::kString:
        return Text(scalar.value);
    }
  }

  // A time reaches the API server as RFC 3339 has it.
  void Text(absl::string_view text) {
    const std::optional<std::string> time = YamlTimestamp(text);
    builder_->String(time.has_value() ? *time : text);
  }

  // A scalar whose tag or quotes make it a text.
  void Tagged(const YamlScalar& scalar) {
    if (scalar.tag == "tag:yaml.org,2002:timestamp") return Text(scalar.value);
    if (scalar.tag != "tag:yaml.org,2002:binary")
      return builder_->String(scalar.value);
    std::string bytes;
    if (!absl::Base64Unescape(scalar.value, &bytes))
      Report(kinds::FieldType, scalar.mark, {"!!binary", "base64", "this"});
    builder_->String(bytes);
  }

  static bool IsScalarTag(absl::string_view tag) {
    for (const absl::string_view name : {"int", "float", "bool", "null"}) {
      if (tag == absl::StrCat("tag:yaml.org,2002:", name)) return true;
    }
    return false;
  }

  void UnknownField(const google::protobuf::Descriptor& message,
                    absl::string_view name, YamlMark mark) {
    reported_ = true;
    EmitUnknown(kinds::UnknownField, message, name, mark);
  }

  void EmitUnknown(DiagnosticKind kind,
                   const google::protobuf::Descriptor& message,
                   absl::string_view name, YamlMark mark) {
    Diagnostic& found = diagnostics_.Emit(kind, {file_, mark.line, mark.column},
                                          {message.name(), name});
    NearestNameSearch search(name, &budget_);
    for (int i = 0; i < message.field_count(); ++i)
      search.Offer(message.field(i)->json_name());
    if (search.best().empty()) return;
    found.notes.push_back(
        {{}, absl::StrCat("did you mean `", search.best(), "`?")});
  }

  void OnProblem(const BuildProblem& problem) {
    switch (problem.kind) {
      case BuildProblem::Kind::kUnknownField:
        return UnknownField(*problem.message, problem.name, place_);
      case BuildProblem::Kind::kSurplus:
        return EmitUnknown(kinds::FieldWithoutMeaning, *problem.message,
                           problem.name, place_);
      case BuildProblem::Kind::kWrongType:
        Report(kinds::FieldType, place_,
               {problem.name, problem.expected, problem.found});
        return;
      case BuildProblem::Kind::kTwice:
        Report(kinds::FieldTwice, place_, {problem.name});
        return;
      case BuildProblem::Kind::kExclusive:
        Report(kinds::FieldsExclusive, key_, {problem.name, problem.expected});
        return;
    }
  }

  const std::string file_;
  kfp2::Documents& documents_;
  Places& places_;
  DiagnosticSink& diagnostics_;
  kfp2::PipelineSpec surplus_pipeline_;
  kfp2::PlatformSpec surplus_platform_;
  std::unique_ptr<MessageBuilder> builder_;
  std::vector<Level> levels_;
  YamlMark start_;  // of the document
  YamlMark key_;    // last seen
  YamlMark place_;  // of the node that is being read
  bool chosen_ = false;
  struct StrangeKey {
    std::string key;
    YamlMark mark;
  };
  std::vector<StrangeKey> strange_;  // of the document, before it is chosen
  bool reported_ = false;
  int64_t budget_ = 100'000;
};

}  // namespace

void Places::Sort() {
  const auto by_address = [](const Entry& a, const Entry& b) {
    return std::less<>()(a.message, b.message);
  };
  std::sort(entries_.begin(), entries_.end(), by_address);
}

const YamlMark* Places::Find(const google::protobuf::Message& message,
                             size_t* hint) const {
  constexpr size_t kNear = 16;
  const auto found = [&](size_t at) {
    *hint = at;
    return &entries_[at].mark;
  };
  const size_t end = std::min(*hint + kNear, entries_.size());
  for (size_t at = *hint; at < end; ++at) {
    if (entries_[at].message == &message) return found(at);
  }
  const size_t begin = *hint - std::min(*hint, kNear);
  for (size_t at = begin; at < *hint; ++at) {
    if (entries_[at].message == &message) return found(at);
  }
  const auto it = std::lower_bound(
      entries_.begin(), entries_.end(), &message,
      [](const Entry& entry, const google::protobuf::Message* wanted) {
        return std::less<>()(entry.message, wanted);
      });
  if (it == entries_.end() || it->message != &message) return nullptr;
  return found(static_cast<size_t>(it - entries_.begin()));
}

absl::Status ReadDocuments(absl::string_view text, absl::string_view file,
                           kfp2::Documents& documents, Places& places,
                           DiagnosticSink& diagnostics) {
  // About one message with a place in so many bytes, as kfp writes them.
  places.Reserve(text.size() / 200);
  Handler handler(file, documents, places, diagnostics);
  YamlLimits limits;
  limits.bools = YamlBools::kYaml12;
  KFIR_TRY(ReadYaml(text, file, handler, diagnostics, limits));
  places.Sort();
  if (!handler.reported() && !documents.has_pipeline()) {
    diagnostics.Emit(kinds::NoPipelineDocument, {std::string(file), 1, 1});
    return ErrorReported();
  }
  return handler.reported() ? ErrorReported() : absl::OkStatus();
}

absl::Status ReadBinaryDocument(absl::string_view bytes, absl::string_view file,
                                kfp2::Documents& documents,
                                DiagnosticSink& diagnostics) {
  const SourceLocation location{std::string(file), 0, 0};
  bool reported = false;
  const auto report = [&](const BuildProblem& problem) {
    if (problem.kind == BuildProblem::Kind::kSurplus) {
      diagnostics.Emit(kinds::FieldWithoutMeaning, location,
                       {problem.message->name(), problem.name});
      return;
    }
    reported = true;
    if (problem.kind == BuildProblem::Kind::kUnknownField) {
      diagnostics.Emit(kinds::UnknownField, location,
                       {problem.message->name(), problem.name});
    } else if (problem.kind == BuildProblem::Kind::kExclusive) {
      diagnostics.Emit(kinds::FieldsExclusive, location,
                       {problem.name, problem.expected});
    } else if (problem.kind == BuildProblem::Kind::kWrongType) {
      diagnostics.Emit(kinds::FieldType, location,
                       {problem.name, problem.expected, problem.found});
    } else {
      diagnostics.Emit(kinds::FieldTwice, location, {problem.name});
    }
  };
  if (!kfp2::FromWire(bytes, report, documents.mutable_pipeline()) &&
      !reported) {
    diagnostics.Emit(kinds::NoPipelineDocument, location);
    return ErrorReported();
  }
  return reported ? ErrorReported() : absl::OkStatus();
}

}  // namespace kfir
