// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/expander.h"

#include <charconv>
#include <cmath>
#include <utility>

#include "absl/strings/str_cat.h"

namespace kfir {
namespace {

using Kind = YamlEvent::Kind;

constexpr absl::string_view kMergeTag = "tag:yaml.org,2002:merge";
// Up to here a map's keys are compared one by one.
constexpr size_t kSmallMap = 16;
// Nested calls for one level of nesting: an alias and the node behind it.
constexpr int kCallsPerLevel = 2;
constexpr size_t kMaxDuplicates = 100;

// How Go's %g shows a number that became a key.
std::string FloatKey(double value) {
  if (std::isnan(value)) return ".nan";
  const float narrow = static_cast<float>(value);
  if (std::isinf(narrow)) return narrow < 0 ? "-.inf" : ".inf";
  const float magnitude = std::abs(narrow);
  const bool scientific =
      magnitude != 0 && (magnitude < 1e-4f || magnitude >= 1e6f);
  char buffer[64];
  const std::to_chars_result result = std::to_chars(
      buffer, buffer + sizeof(buffer), narrow,
      scientific ? std::chars_format::scientific : std::chars_format::fixed);
  return std::string(buffer, result.ptr);
}

// The text of a scalar as a key of JSON; nullopt: it cannot be one.  `buffer`
// holds what is not in the event.
std::optional<absl::string_view> KeyText(const YamlEvent& event,
                                         std::string& buffer) {
  if (!event.plain || !event.tag.empty()) return event.value;
  const YamlResolved resolved = ResolveYamlScalar(event.value);
  switch (resolved.kind) {
    case YamlResolved::Kind::kString:
      return event.value;
    case YamlResolved::Kind::kBool:
      return resolved.bool_value ? "true" : "false";
    case YamlResolved::Kind::kInt:
      buffer = absl::StrCat(resolved.int_value);
      return buffer;
    case YamlResolved::Kind::kDouble:
      buffer = FloatKey(resolved.double_value);
      return buffer;
    case YamlResolved::Kind::kNull:
    case YamlResolved::Kind::kBigInt:
      return std::nullopt;
  }
  return std::nullopt;
}

bool Before(YamlMark a, YamlMark b) {
  return a.line != b.line ? a.line < b.line : a.column < b.column;
}

// Counts the calls that are under way.
class CallCounter {
 public:
  explicit CallCounter(int& calls) : calls_(calls) { ++calls_; }
  ~CallCounter() { --calls_; }

 private:
  int& calls_;
};

bool Begins(Kind kind) { return kind == Kind::kMap || kind == Kind::kList; }
bool Ends(Kind kind) { return kind == Kind::kMapEnd || kind == Kind::kListEnd; }

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
  if (Begins(event.kind) && depth_ >= limits_.depth) {
    return Fail(DiagnosticKind::YamlTooDeep, event.mark,
                {absl::StrCat(limits_.depth)});
  }
  if (event.value.size() > limits_.scalar_bytes) {
    return Fail(
        DiagnosticKind::YamlScalarTooLong, event.mark,
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
    return;
  }
  if (Ends(event.kind)) --depth_;
  NodeEnded();
  if (merges) capture_ = Capture{recorded_.size(), depth_, event.mark};
}

void YamlExpander::AddAlias(const YamlEvent& event) {
  for (const OpenAnchor& anchor : open_) {
    if (anchor.name == event.value) {
      return Fail(DiagnosticKind::YamlRecursiveAlias, event.mark,
                  {event.value});
    }
  }
  const auto target = anchors_.find(event.value);
  if (target == anchors_.end()) {
    return Fail(DiagnosticKind::YamlUnknownAnchor, event.mark, {event.value});
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
  YamlEvent event{recorded.kind, recorded.plain, recorded.mark, {}, {}, {}};
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

void YamlExpander::AddMerge(size_t value, YamlMark mark) {
  const auto is_map = [&](size_t node) {
    const Recorded& recorded = recorded_[node];
    const size_t target = recorded.kind == Kind::kAlias ? recorded.link : node;
    return recorded_[target].kind == Kind::kMap;
  };
  bool ok = is_map(value);
  if (!ok && recorded_[value].kind == Kind::kList) {
    ok = true;
    const size_t end = recorded_[value].link - 1;
    for (size_t i = value + 1; i < end; i = EndOf(i)) ok = ok && is_map(i);
  }
  if (!ok) return Fail(DiagnosticKind::YamlMerge, mark, {});
  merges_.push_back({value, mark});
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
  if (event.kind == Kind::kScalar) text = KeyText(event, buffer);
  if (!text.has_value()) {
    const absl::string_view what = event.kind == Kind::kMap    ? "a map"
                                   : event.kind == Kind::kList ? "a list"
                                   : event.value.empty()
                                       ? "nothing"
                                       : absl::string_view(event.value);
    return Fail(DiagnosticKind::YamlKey, event.mark, {what});
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
    return Fail(DiagnosticKind::YamlTooDeep, event.mark,
                {absl::StrCat(limits_.depth)});
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

void YamlExpander::CountReplayed() {
  if (++replayed_ > limits_.alias_nodes) {
    Fail(DiagnosticKind::YamlAliasLimit, cause_,
         {absl::StrCat(limits_.alias_nodes)});
  }
  // Merged maps may merge others, at each level of a tree of such: the depth of
  // what comes out does not bound the calls.
  if (calls_ > kCallsPerLevel * limits_.depth) {
    Fail(DiagnosticKind::YamlTooDeep, cause_, {absl::StrCat(limits_.depth)});
  }
}

size_t YamlExpander::Replay(size_t node) {
  const Recorded& recorded = recorded_[node];
  const CallCounter counter(calls_);
  CountReplayed();
  if (failed_) return node + 1;
  if (recorded.kind == Kind::kAlias) {
    Replay(recorded.link);
    return node + 1;
  }
  Forward(ViewOf(recorded));
  if (!Begins(recorded.kind)) return node + 1;
  const size_t last = recorded.link - 1;
  for (size_t i = node + 1; i < last && !failed_;) {
    const YamlEvent event = ViewOf(recorded_[i]);
    if (IsMergeKey(event)) {
      AddMerge(i + 1, event.mark);
      i = EndOf(i + 1);
    } else {
      i = Replay(i);
    }
  }
  Forward(ViewOf(recorded_[last]));
  return last + 1;
}

void YamlExpander::EmitMerges() {
  // Of several `<<` in one map the last counts most.
  const size_t first = levels_.back().first_merge;
  for (size_t i = merges_.size(); i-- > first && !failed_;) {
    const Merge merge = merges_[i];
    if (calls_ == 0) cause_ = merge.mark;
    EmitMerge(merge.value, merge.mark);
  }
  merges_.resize(first);
}

void YamlExpander::EmitMerge(size_t value, YamlMark mark) {
  const CallCounter counter(calls_);
  CountReplayed();
  if (failed_) return;
  const Recorded& recorded = recorded_[value];
  switch (recorded.kind) {
    case Kind::kAlias:
      return EmitMerge(recorded.link, mark);
    case Kind::kMap:
      return EmitMergedMap(value, mark);
    case Kind::kList:
      for (size_t i = value + 1; i < recorded.link - 1; i = EndOf(i)) {
        EmitMerge(i, mark);
      }
      return;
    default:
      return Fail(DiagnosticKind::YamlMerge, recorded.mark, {});
  }
}

void YamlExpander::EmitMergedMap(size_t map, YamlMark mark) {
  std::vector<size_t> merged;  // by the map itself
  const size_t own = seen_.size();
  const size_t last = recorded_[map].link - 1;
  for (size_t key = map + 1; key < last && !failed_;) {
    const size_t value = EndOf(key);
    const bool is_alias = recorded_[key].kind == Kind::kAlias;
    const YamlEvent event =
        ViewOf(recorded_[is_alias ? recorded_[key].link : key]);
    key = EndOf(value);
    CountReplayed();
    if (IsMergeKey(event)) {
      merged.push_back(value);
      continue;
    }
    std::string buffer;
    const auto text =
        event.kind == Kind::kScalar ? KeyText(event, buffer) : std::nullopt;
    const SeenKey* seen = text.has_value() ? FindSeen(*text) : nullptr;
    if (seen != nullptr) {
      if (!seen->merged && Before(seen->mark, mark)) {
        ReportDuplicate(*text, mark, seen->mark);
      } else if (seen >= seen_.data() + own) {
        ReportDuplicate(*text, event.mark, seen->mark);
      }
      continue;
    }
    ForwardKey(event);
    if (failed_) return;
    seen_.back().merged = true;
    Replay(value);
  }
  for (size_t i = merged.size(); i-- > 0 && !failed_;) {
    EmitMerge(merged[i], mark);
  }
}

const YamlExpander::SeenKey* YamlExpander::FindSeen(
    absl::string_view key) const {
  const Level& level = levels_.back();
  if (level.index != nullptr) {
    const auto found = level.index->find(key);
    return found == level.index->end() ? nullptr : &seen_[found->second];
  }
  const absl::string_view bytes = seen_bytes_;
  for (size_t i = level.first_seen; i < seen_.size(); ++i) {
    if (seen_[i].size == key.size() &&
        bytes.substr(seen_[i].offset, key.size()) == key) {
      return &seen_[i];
    }
  }
  return nullptr;
}

void YamlExpander::AddSeen(absl::string_view key, YamlMark mark) {
  Level& level = levels_.back();
  seen_.push_back({seen_bytes_.size(), key.size(), mark, /*merged=*/false});
  seen_bytes_.append(key.data(), key.size());
  if (level.index != nullptr) {
    level.index->emplace(key, seen_.size() - 1);
  } else if (seen_.size() - level.first_seen > kSmallMap) {
    level.index = std::make_unique<absl::flat_hash_map<std::string, size_t>>();
    const absl::string_view bytes = seen_bytes_;
    for (size_t i = level.first_seen; i < seen_.size(); ++i) {
      level.index->emplace(bytes.substr(seen_[i].offset, seen_[i].size), i);
    }
  }
}

void YamlExpander::ReportDuplicate(absl::string_view key, YamlMark mark,
                                   YamlMark first) {
  // Once, however often the map is replayed.
  if (!duplicates_.insert({mark.line, mark.column}).second) return;
  Diagnostic& error = Report(DiagnosticKind::YamlDuplicateKey, mark, {key});
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
