// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "support/diagnostics_render.h"
#include "support/json/writer.h"
#include "support/utf8.h"

namespace kfir {
namespace {

void Member(absl::string_view key, absl::string_view value,
            ValueWriter& writer) {
  writer.Key(key);
  writer.String(value);
}

void WritePlace(const SourceLocation& location, ValueWriter& writer) {
  if (location.file.empty()) return;
  Member("file", location.file, writer);
  if (location.line > 0) {
    writer.Key("line");
    writer.Int(location.line);
  }
  if (location.line > 0 && location.column > 0) {
    writer.Key("column");
    writer.Int(location.column);
  }
}

// A file name as a URI reference.
std::string ToUri(absl::string_view file) {
  std::string uri = absl::StartsWith(file, "/") ? "file://" : "";
  for (const char c : file) {
    const bool unreserved = absl::ascii_isalnum(static_cast<uint8_t>(c)) ||
                            absl::StrContains("-._~/", c);
    if (unreserved) {
      uri.push_back(c);
    } else {
      absl::StrAppend(&uri, "%",
                      absl::AsciiStrToUpper(absl::StrCat(absl::Hex(
                          static_cast<uint8_t>(c), absl::kZeroPad2))));
    }
  }
  return uri;
}

absl::string_view SarifLevel(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Remark:
      return "note";
  }
  return "none";
}

class SarifRenderer {
 public:
  SarifRenderer(SourceTexts& sources, ValueWriter& writer)
      : sources_(sources), writer_(writer) {}

  void Run(const DiagnosticSink& sink, const SarifTool& tool) {
    writer_.BeginMap();
    Member("$schema", "https://json.schemastore.org/sarif-2.1.0.json", writer_);
    Member("version", "2.1.0", writer_);
    writer_.Key("runs");
    writer_.BeginList();
    writer_.BeginMap();
    Driver(sink, tool);
    Member("columnKind", "unicodeCodePoints", writer_);
    writer_.Key("results");
    writer_.BeginList();
    for (const Diagnostic& diagnostic : sink.diagnostics()) Result(diagnostic);
    writer_.EndList();
    writer_.EndMap();
    writer_.EndList();
    writer_.EndMap();
    writer_.Finish();
  }

 private:
  // The tool, and the kinds that occur, each once.
  void Driver(const DiagnosticSink& sink, const SarifTool& tool) {
    writer_.Key("tool");
    writer_.BeginMap();
    writer_.Key("driver");
    writer_.BeginMap();
    Member("name", tool.name, writer_);
    Member("version", tool.version, writer_);
    writer_.Key("rules");
    writer_.BeginList();
    for (const Diagnostic& diagnostic : sink.diagnostics()) {
      const int next = static_cast<int>(rules_.size());
      if (!rules_.emplace(diagnostic.kind, next).second) continue;
      const DiagnosticInfo& info = *diagnostic.kind;
      writer_.BeginMap();
      Member("id", info.name, writer_);
      writer_.Key("defaultConfiguration");
      writer_.BeginMap();
      Member("level", SarifLevel(info.severity), writer_);
      writer_.EndMap();
      writer_.EndMap();
    }
    writer_.EndList();
    writer_.EndMap();
    writer_.EndMap();
  }

  void Message(absl::string_view text) {
    writer_.Key("message");
    writer_.BeginMap();
    Member("text", text, writer_);
    writer_.EndMap();
  }

  void PhysicalLocation(const SourceLocation& location) {
    if (location.file.empty()) return;
    writer_.Key("physicalLocation");
    writer_.BeginMap();
    writer_.Key("artifactLocation");
    writer_.BeginMap();
    Member("uri", ToUri(location.file), writer_);
    writer_.EndMap();
    if (location.line > 0) {
      writer_.Key("region");
      writer_.BeginMap();
      writer_.Key("startLine");
      writer_.Int(location.line);
      if (location.column > 0) {
        writer_.Key("startColumn");
        writer_.Int(ColumnInCharacters(location));
      }
      writer_.EndMap();
    }
    writer_.EndMap();
  }

  int ColumnInCharacters(const SourceLocation& location) {
    const auto line = sources_.Line(location.file, location.line);
    const size_t place = static_cast<size_t>(location.column - 1);
    if (!line.has_value() || place > line->size()) return location.column;
    int column = 1;
    for (size_t i = 0; i < place; i += DecodeUtf8(*line, i).length) ++column;
    return column;
  }

  void Result(const Diagnostic& diagnostic) {
    const DiagnosticInfo& info = *diagnostic.kind;
    writer_.BeginMap();
    Member("ruleId", info.name, writer_);
    writer_.Key("ruleIndex");
    writer_.Int(rules_.at(diagnostic.kind));
    Member("level", SarifLevel(info.severity), writer_);
    Message(diagnostic.message);
    if (!diagnostic.location.file.empty()) {
      writer_.Key("locations");
      writer_.BeginList();
      writer_.BeginMap();
      PhysicalLocation(diagnostic.location);
      writer_.EndMap();
      writer_.EndList();
    }
    if (!diagnostic.notes.empty()) {
      writer_.Key("relatedLocations");
      writer_.BeginList();
      for (const Note& note : diagnostic.notes) {
        writer_.BeginMap();
        PhysicalLocation(note.location);
        Message(note.message);
        writer_.EndMap();
      }
      writer_.EndList();
    }
    if (!diagnostic.preamble.empty()) {
      writer_.Key("properties");
      writer_.BeginMap();
      Member("preamble", diagnostic.preamble, writer_);
      writer_.EndMap();
    }
    writer_.EndMap();
  }

  SourceTexts& sources_;
  ValueWriter& writer_;
  absl::flat_hash_map<DiagnosticKind, int> rules_;  // to their indices
};

}  // namespace

std::string RenderJson(const DiagnosticSink& sink) {
  std::string out;
  for (const Diagnostic& diagnostic : sink.diagnostics()) {
    const DiagnosticInfo& info = *diagnostic.kind;
    const std::unique_ptr<ValueWriter> writer =
        MakeJsonWriter(JsonKeys::kInOrder, &out);
    writer->BeginMap();
    Member("kind", info.name, *writer);
    Member("severity", SeverityName(info.severity), *writer);
    Member("message", diagnostic.message, *writer);
    WritePlace(diagnostic.location, *writer);
    if (!diagnostic.notes.empty()) {
      writer->Key("notes");
      writer->BeginList();
      for (const Note& note : diagnostic.notes) {
        writer->BeginMap();
        Member("message", note.message, *writer);
        WritePlace(note.location, *writer);
        writer->EndMap();
      }
      writer->EndList();
    }
    if (!diagnostic.preamble.empty()) {
      Member("preamble", diagnostic.preamble, *writer);
    }
    writer->EndMap();
    writer->Finish();
    out.push_back('\n');
  }
  return out;
}

std::string RenderSarif(const DiagnosticSink& sink, SourceTexts& sources,
                        const SarifTool& tool) {
  std::string out;
  const std::unique_ptr<ValueWriter> writer =
      MakeJsonWriter(JsonKeys::kInOrder, &out);
  SarifRenderer(sources, *writer).Run(sink, tool);
  out.push_back('\n');
  return out;
}

}  // namespace kfir
