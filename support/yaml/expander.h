// SPDX-License-Identifier: Apache-2.0
//
// Between the parser's events and a YamlHandler: aliases and merge keys are
// expanded (expander_replay.cc), keys checked, limits kept (expander.cc).
#ifndef KFIR_SUPPORT_YAML_EXPANDER_H_
#define KFIR_SUPPORT_YAML_EXPANDER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/hash/hash.h"
#include "absl/strings/string_view.h"
#include "support/diagnostics.h"
#include "support/yaml/reader.h"

namespace kfir {

struct YamlEvent {
  enum class Kind : uint8_t {
    kMap,
    kMapEnd,
    kList,
    kListEnd,
    kScalar,
    kAlias,  // `value` is the anchor that it names
  };
  Kind kind;
  bool plain = false;  // a scalar
  bool flow = false;   // a collection
  YamlMark mark = {};
  absl::string_view value = {};
  absl::string_view tag = {};
  absl::string_view anchor = {};  // empty: none
};

inline bool Begins(YamlEvent::Kind kind) {
  return kind == YamlEvent::Kind::kMap || kind == YamlEvent::Kind::kList;
}
inline bool Ends(YamlEvent::Kind kind) {
  return kind == YamlEvent::Kind::kMapEnd || kind == YamlEvent::Kind::kListEnd;
}

class YamlExpander {
 public:
  YamlExpander(absl::string_view file, YamlHandler& handler,
               DiagnosticSink& diagnostics, const YamlLimits& limits);

  void BeginDocument(YamlMark mark);
  void EndDocument();
  void Add(const YamlEvent& event);

  // Reading has to stop.
  bool failed() const { return failed_; }
  // Something was reported.
  bool reported() const { return reported_; }

 private:
  // An event that may be needed again.  Nodes with an anchor, and the values of
  // merge keys, are recorded here; an event stands here once.
  struct Recorded {
    YamlEvent::Kind kind;
    bool plain;
    YamlMark mark;
    size_t offset;  // of the value and, behind it, the tag in recorded_bytes_
    uint32_t value_size;
    uint32_t tag_size;
    // Of a collection: the index after its end.  Of an alias: its target.
    size_t link;
  };
  struct OpenAnchor {
    std::string name;
    size_t start;
    int depth;
  };
  struct Merge {
    size_t value;  // index in recorded_
    YamlMark mark;
  };
  struct SeenKey {
    size_t offset;  // in seen_bytes_
    size_t size;
    YamlMark mark;
    bool merged;
  };
  // Seen keys, by their bytes.
  struct SeenHash {
    using is_transparent = void;
    size_t operator()(absl::string_view key) const { return absl::HashOf(key); }
    size_t operator()(size_t seen) const { return (*this)(of->KeyOf(seen)); }
    const YamlExpander* of;
  };
  struct SeenEqual {
    using is_transparent = void;
    bool operator()(size_t a, size_t b) const { return a == b; }
    bool operator()(size_t seen, absl::string_view key) const {
      return of->KeyOf(seen) == key;
    }
    const YamlExpander* of;
  };
  using SeenIndex = absl::flat_hash_set<size_t, SeenHash, SeenEqual>;
  struct Level {
    bool is_map;
    bool expects_key;
    size_t first_seen;
    size_t first_merge;
    // Built when the map has grown large.
    std::unique_ptr<SeenIndex> index;
  };

  bool recording() const { return !open_.empty() || capture_.has_value(); }
  void Record(const YamlEvent& event, size_t link);
  YamlEvent ViewOf(const Recorded& recorded) const;
  size_t EndOf(size_t node) const;

  // Whether the text may nest one level deeper; if not, that is reported.
  bool CheckDepth(const YamlEvent& event);
  void AddAlias(const YamlEvent& event);
  // A node ended at the current depth of the text.
  void NodeEnded();
  bool IsMergeKey(const YamlEvent& event) const;
  void AddMerge(size_t value, YamlMark mark);

  // Hands one event on, after the checks.
  void Forward(const YamlEvent& event);
  void ForwardKey(const YamlEvent& event);
  void Begin(const YamlEvent& event);
  void End();
  // Hands a recorded node on; the index after it.
  size_t Replay(size_t node);
  void CountReplayed();
  void EmitMerges();
  void EmitMerge(size_t value, YamlMark mark);
  void EmitMergedMap(size_t map, YamlMark mark);

  absl::string_view KeyOf(size_t seen) const {
    return absl::string_view(seen_bytes_)
        .substr(seen_[seen].offset, seen_[seen].size);
  }
  const SeenKey* FindSeen(absl::string_view key) const;
  void AddSeen(absl::string_view key, YamlMark mark);
  void ReportDuplicate(absl::string_view key, YamlMark mark, YamlMark first);

  SourceLocation At(YamlMark mark) const;
  Diagnostic& Report(DiagnosticKind kind, YamlMark mark,
                     std::initializer_list<absl::string_view> arguments);
  void Fail(DiagnosticKind kind, YamlMark mark,
            std::initializer_list<absl::string_view> arguments);

  const std::string file_;
  YamlHandler& handler_;
  DiagnosticSink& diagnostics_;
  const YamlLimits limits_;
  bool failed_ = false;
  bool reported_ = false;
  absl::flat_hash_set<std::pair<int, int>> duplicates_;  // reported places

  // Of the text.
  int depth_ = 0;
  int flow_depth_ = 0;
  std::vector<OpenAnchor> open_;
  // The value of a merge key is being recorded.
  struct Capture {
    size_t start;
    int depth;
    YamlMark mark;
  };
  std::optional<Capture> capture_;
  absl::flat_hash_map<std::string, size_t> anchors_;
  std::vector<Recorded> recorded_;
  std::vector<size_t> recorded_open_;  // collections without their end yet
  std::string recorded_bytes_;
  int64_t replayed_ = 0;
  int calls_ = 0;   // of Replay and EmitMerge, nested
  YamlMark cause_;  // the alias or merge key that is expanded

  // Of what is handed on.
  std::vector<Level> levels_;
  std::vector<SeenKey> seen_;
  std::string seen_bytes_;
  std::vector<Merge> merges_;
};

}  // namespace kfir

#endif  // KFIR_SUPPORT_YAML_EXPANDER_H_
