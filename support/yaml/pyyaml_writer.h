// SPDX-License-Identifier: Apache-2.0
//
// The styles kKfp1 and kKfp2: byte for byte what PyYAML's Dumper writes (indent
// 2, width 80, ASCII only, keys in order) the way kfp 1.8 and kfp 2 call it.
//
// Whether a collection is in flow style depends on all of its children, so the
// calls are buffered and written by Finish().
#ifndef KFIR_SUPPORT_YAML_PYYAML_WRITER_H_
#define KFIR_SUPPORT_YAML_PYYAML_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "support/value_writer.h"
#include "support/yaml/pyyaml_output.h"
#include "support/yaml/pyyaml_scalar.h"

namespace kfir {

struct PyYamlOptions {
  // Collections of scalars for which no style is asked are in flow style.
  bool flow_for_scalars = false;
  // kfp 1.8 asks for a style: literal for text with a line break, double quotes
  // for words like `yes` in any case.
  bool styled_strings = false;
};

class PyYamlWriter final : public ValueWriter {
 public:
  PyYamlWriter(const PyYamlOptions& options, std::string* out)
      : options_(options), output_(out) {}

  void BeginMap() override { Begin(Kind::kMap); }
  void EndMap() override { End(); }
  void BeginList() override { Begin(Kind::kList); }
  void EndList() override { End(); }
  void Key(absl::string_view key) override { String(key); }
  void String(absl::string_view value) override;
  void Int(int64_t value) override;
  void BigInt(absl::string_view digits) override;
  void Double(double value) override;
  void Bool(bool value) override;
  void Null() override;
  void Shared(int64_t object) override { next_shared_ = object; }
  void Finish() override;

 private:
  enum class Kind : uint8_t { kMap, kList, kString, kOther };
  enum class Asked : uint8_t { kNothing, kLiteral, kDoubleQuotes };
  struct Node {
    Kind kind;
    Asked asked = Asked::kNothing;  // of a string
    bool flow = false;              // of a collection
    size_t offset = 0;              // of a scalar, in texts_
    size_t size = 0;
    size_t end = 0;      // the index after the node and all in it
    int64_t shared = 0;  // of a collection; 0: it stands here only
  };
  // Where a node stands.
  struct Place {
    bool root = false;
    bool in_map = false;
    bool simple_key = false;
  };
  enum class Style { kPlain, kSingleQuoted, kDoubleQuoted, kLiteral };

  struct Anchor {
    std::string name;
    bool written = false;
  };

  // PyYAML numbers them as they are met again.
  void NameAnchors();
  // Writes the anchor of `node`, if it has one.  True: it has been written
  // before, and that was all.
  bool EmitAnchor(const Node& node);
  void Begin(Kind kind);
  void End();
  void Scalar(Kind kind, absl::string_view text, Asked asked);
  absl::string_view TextOf(const Node& node) const;

  // Each writes the node at `index` and gives the index after it.
  size_t Emit(size_t index, const Place& place);
  size_t EmitFlow(size_t index);
  size_t EmitBlockMap(size_t index);
  size_t EmitBlockList(size_t index, bool in_map);
  size_t EmitScalar(size_t index, const Place& place);
  bool IsSimpleKey(const Node& node, const PyYamlScalar& analysis) const;
  Style ChooseStyle(const Node& node, const PyYamlScalar& analysis,
                    bool simple_key) const;
  // Emits the key at `index` and what stands between it and its value.
  size_t EmitKey(size_t index);

  const PyYamlOptions options_;
  PyYamlOutput output_;
  std::vector<Node> nodes_;
  std::string texts_;
  std::vector<size_t> open_;  // collections without their end yet
  int flow_level_ = 0;
  int64_t next_shared_ = 0;  // of the collection that begins next
  absl::flat_hash_map<int64_t, Anchor> anchors_;
};

}  // namespace kfir

#endif  // KFIR_SUPPORT_YAML_PYYAML_WRITER_H_
