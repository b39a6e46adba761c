// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/expander.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "support/diagnostic_kinds.h"
#include "support/yaml/key_text.h"

namespace kfir {
namespace {

using Kind = YamlEvent::Kind;

constexpr absl::string_view kMergeTag = "tag:yaml.org,2002:merge";
// Up to here a map's keys are compared one by one.
constexpr size_t kSmallMap = 16;
constexpr size_t kMaxDuplicates = 100;

}  // namespace

YamlExpander::YamlExpander(absl::string_view file, YamlHandler& handler,
                           DiagnosticSink& diagnostics,
                           const YamlLimits& limits)
    : file_(file),
      handler_(handler),
      diagnostics_(diagnostics),
      limits_(limits) {}

void YamlExpander::BeginDocument(YamlMark mark) {
  anchors_.clear();
  recorded_.clear();
  recorded_bytes_.clear();
  handler_.BeginDocument(mark);
}

void YamlExpander::EndDocument() { handler_.EndDocument(); }

void YamlExpander::Add(const YamlEvent& event) {
  if (event.kind == Kind::kAlias) return AddAlias(event);
  if (Begins(event.kind) && !CheckDepth(event)) return;
  if (event.value.size() > limits_.scalar_bytes) {
    return Fail(
        kinds::YamlScalarTooLong, event.mark,
        {absl::StrCat(event.value.size()), absl::StrCat(limits_.scalar_bytes)});
  }
  if (!event.anchor.empty()) {
    open_.push_back({std::string(event.anchor), recorded_.size(), depth_});
  }
  if (recording()) Record(event, 0);
  const bool merges = !capture_.has_value() && IsMergeKey(event);
  if (!capture_.has_value() && !merges) Forward(event);
  if (Begins(event.kind)) {
    ++depth_;
    flow_depth_ += event.flow;
    return;
  }
  if (Ends(event.kind)) {
    --depth_;
    // In a flow collection all others are in flow style too.
    if (flow_depth_ > 0) --flow_depth_;
  }
  NodeEnded();
  if (merges) capture_ = Capture{recorded_.size(), depth_, event.mark};
}

bool YamlExpander::CheckDepth(const YamlEvent& event) {
  if (event.flow && flow_depth_ >= limits_.flow_depth) {
    Fail(kinds::YamlTooDeep, event.mark,
         {absl::StrCat(limits_.flow_depth, " flow-style")});
  } else if (depth_ >= limits_.depth) {
    Fail(kinds::YamlTooDeep, event.mark, {absl::StrCat(limits_.depth)});
  }
  return !failed_;
}

void YamlExpander::AddAlias(const YamlEvent& event) {
  for (const OpenAnchor& anchor : open_) {
    if (anchor.name == event.value) {
      return Fail(kinds::YamlRecursiveAlias, event.mark, {event.value});
    }
  }
  const auto target = anchors_.find(event.value);
  if (target == anchors_.end()) {
    return Fail(kinds::YamlUnknownAnchor, event.mark, {event.value});
  }
  if (recording()) Record(event, target->second);
  cause_ = event.mark;
  if (!capture_.has_value()) Replay(target->second);
  NodeEnded();
}

void YamlExpander::NodeEnded() {
  while (!open_.empty() && open_.back().depth == depth_) {
    anchors_[open_.back().name] = open_.back().start;
    open_.pop_back();
  }
  if (capture_.has_value() && capture_->depth == depth_) {
    const Capture capture = *capture_;
    capture_.reset();
    AddMerge(capture.start, capture.mark);
  }
}

void YamlExpander::Record(const YamlEvent& event, size_t link) {
  if (Ends(event.kind)) {
    recorded_[recorded_open_.back()].link = recorded_.size() + 1;
    recorded_open_.pop_back();
  } else if (Begins(event.kind)) {
    recorded_open_.push_back(recorded_.size());
  }
  const absl::string_view value =
      event.kind == Kind::kScalar ? event.value : absl::string_view();
  recorded_.push_back({event.kind, event.plain, event.mark,
                       recorded_bytes_.size(),
                       static_cast<uint32_t>(value.size()),
                       static_cast<uint32_t>(event.tag.size()), link});
  absl::StrAppend(&recorded_bytes_, value, event.tag);
}

YamlEvent YamlExpander::ViewOf(const Recorded& recorded) const {
  const absl::string_view bytes = recorded_bytes_;
  YamlEvent event{
      .kind = recorded.kind, .plain = recorded.plain, .mark = recorded.mark};
  event.value = bytes.substr(recorded.offset, recorded.value_size);
  event.tag =
      bytes.substr(recorded.offset + recorded.value_size, recorded.tag_size);
  return event;
}

size_t YamlExpander::EndOf(size_t node) const {
  return Begins(recorded_[node].kind) ? recorded_[node].link : node + 1;
}

bool YamlExpander::IsMergeKey(const YamlEvent& event) const {
  return event.kind == Kind::kScalar && event.value == "<<" &&
         !levels_.empty() && levels_.back().is_map &&
         levels_.back().expects_key &&
         ((event.plain && event.tag.empty()) || event.tag == kMergeTag);
}

void YamlExpander::Forward(const YamlEvent& event) {
  if (failed_) return;
  if (Ends(event.kind)) return End();
  const bool is_key =
      !levels_.empty() && levels_.back().is_map && levels_.back().expects_key;
  if (is_key) return ForwardKey(event);
  if (!levels_.empty()) levels_.back().expects_key = true;
  if (Begins(event.kind)) return Begin(event);
  handler_.Scalar({event.value, event.tag, event.plain, event.mark});
}

void YamlExpander::ForwardKey(const YamlEvent& event) {
  std::string buffer;
  std::optional<absl::string_view> text;
  if (event.kind == Kind::kScalar) text = KeyText(event, limits_.bools, buffer);
  if (!text.has_value()) {
    const absl::string_view what = event.kind == Kind::kMap    ? "a map"
                                   : event.kind == Kind::kList ? "a list"
                                   : event.value.empty()
                                       ? "nothing"
                                       : absl::string_view(event.value);
    return Fail(kinds::YamlKey, event.mark, {what});
  }
  levels_.back().expects_key = false;
  if (const SeenKey* first = FindSeen(*text); first != nullptr) {
    ReportDuplicate(*text, event.mark, first->mark);
  } else {
    AddSeen(*text, event.mark);
  }
  handler_.Scalar({*text, {}, /*plain=*/false, event.mark});
}

void YamlExpander::Begin(const YamlEvent& event) {
  if (levels_.size() >= static_cast<size_t>(limits_.depth)) {
    return Fail(kinds::YamlTooDeep, event.mark, {absl::StrCat(limits_.depth)});
  }
  const bool is_map = event.kind == Kind::kMap;
  levels_.push_back({is_map, is_map, seen_.size(), merges_.size(), nullptr});
  if (is_map) {
    handler_.BeginMap(event.mark);
  } else {
    handler_.BeginList(event.mark);
  }
}

void YamlExpander::End() {
  if (levels_.back().is_map) {
    if (merges_.size() > levels_.back().first_merge) EmitMerges();
    if (failed_) return;
    handler_.EndMap();
  } else {
    handler_.EndList();
  }
  const size_t first = levels_.back().first_seen;
  if (seen_.size() > first) {
    seen_bytes_.resize(seen_[first].offset);
    seen_.resize(first);
  }
  levels_.pop_back();
}

const YamlExpander::SeenKey* YamlExpander::FindSeen(
    absl::string_view key) const {
  const Level& level = levels_.back();
  if (level.index != nullptr) {
    const auto found = level.index->find(key);
    return found == level.index->end() ? nullptr : &seen_[*found];
  }
  for (size_t i = level.first_seen; i < seen_.size(); ++i) {
    if (KeyOf(i) == key) return &seen_[i];
  }
  return nullptr;
}

void YamlExpander::AddSeen(absl::string_view key, YamlMark mark) {
  Level& level = levels_.back();
  seen_.push_back({seen_bytes_.size(), key.size(), mark, /*merged=*/false});
  seen_bytes_.append(key.data(), key.size());
  if (level.index != nullptr) {
    level.index->insert(seen_.size() - 1);
  } else if (seen_.size() - level.first_seen > kSmallMap) {
    level.index = std::make_unique<SeenIndex>(2 * kSmallMap, SeenHash{this},
                                              SeenEqual{this});
    for (size_t i = level.first_seen; i < seen_.size(); ++i)
      level.index->insert(i);
  }
}

void YamlExpander::ReportDuplicate(absl::string_view key, YamlMark mark,
                                   YamlMark first) {
  // Once, however often the map is replayed.
  if (!duplicates_.insert({mark.line, mark.column}).second) return;
  Diagnostic& error = Report(kinds::YamlDuplicateKey, mark, {key});
  error.notes.push_back({At(first), "the first one is here"});
  if (duplicates_.size() >= kMaxDuplicates) failed_ = true;
}

SourceLocation YamlExpander::At(YamlMark mark) const {
  return {file_, mark.line, mark.column};
}

Diagnostic& YamlExpander::Report(
    DiagnosticKind kind, YamlMark mark,
    std::initializer_list<absl::string_view> arguments) {
  reported_ = true;
  return diagnostics_.Emit(kind, At(mark), arguments);
}

void YamlExpander::Fail(DiagnosticKind kind, YamlMark mark,
                        std::initializer_list<absl::string_view> arguments) {
  if (failed_) return;
  failed_ = true;
  Report(kind, mark, arguments);
}

}  // namespace kfir
