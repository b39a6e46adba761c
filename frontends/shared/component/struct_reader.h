// SPDX-License-Identifier: Apache-2.0
//
// Reads the members of a YAML map into a struct, strictly: every key is known
// or reported, every value has the type that it has to have.  Null is as
// absent.
#ifndef KFIR_FRONTENDS_SHARED_COMPONENT_STRUCT_READER_H_
#define KFIR_FRONTENDS_SHARED_COMPONENT_STRUCT_READER_H_

#include <initializer_list>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "frontends/shared/component/yaml_node.h"
#include "support/diagnostics.h"

namespace kfir {

// Where findings about one file go.
class ComponentReporter {
 public:
  ComponentReporter(absl::string_view file, DiagnosticSink& diagnostics)
      : file_(file), diagnostics_(diagnostics) {}

  Diagnostic& Report(DiagnosticKind kind, int line, int column,
                     std::initializer_list<absl::string_view> arguments) {
    ok_ = false;
    return diagnostics_.Emit(kind, At(line, column), arguments);
  }
  Diagnostic& Report(DiagnosticKind kind, const YamlNode& node,
                     std::initializer_list<absl::string_view> arguments) {
    return Report(kind, node.line, node.column, arguments);
  }
  SourceLocation At(int line, int column) const {
    return {std::string(file_), line, column};
  }
  // Nothing has been reported.
  bool ok() const { return ok_; }

 private:
  absl::string_view file_;
  DiagnosticSink& diagnostics_;
  bool ok_ = true;
};

class StructReader {
 public:
  // `what` names the struct in messages.  `keys` are its members; others are
  // reported here, as is a node that is no map.
  StructReader(const YamlNode& node, absl::string_view what,
               std::initializer_list<absl::string_view> keys,
               ComponentReporter& reporter);

  // Null: absent, or of another type, which has been reported.
  const YamlNode* Any(absl::string_view key) const;
  const YamlNode* Map(absl::string_view key) const;
  const YamlNode* List(absl::string_view key) const;
  // A map of strings to strings.
  const YamlNode* StringMap(absl::string_view key) const;
  std::optional<std::string> String(absl::string_view key) const;
  bool Bool(absl::string_view key) const;
  // As String, and reports where there is none.
  std::string RequiredString(absl::string_view key) const;

  void ReportKind(const YamlNode& value, absl::string_view key,
                  absl::string_view expected) const;
  void ReportMissing(absl::string_view key) const;

 private:
  const YamlNode* OfKind(absl::string_view key, YamlNode::Kind kind) const;

  const YamlNode& node_;
  absl::string_view what_;
  ComponentReporter& reporter_;
};

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_COMPONENT_STRUCT_READER_H_
