// SPDX-License-Identifier: Apache-2.0
//
// Whatever the writer writes, our reader (libyaml) and yaml-cpp read back the
// same values.  PyYAML is asked in test/yaml.  yaml-cpp 0.7 is not asked about
// the layouts that are PyYAML's: it misreads `\_`, `\N` and line breaks alone
// in single quotes, which PyYAML writes.
#include <yaml-cpp/yaml.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "support/diagnostic_kinds.h"
#include "support/yaml/kfir_writer.h"
#include "support/yaml/reader.h"
#include "support/yaml/writer.h"

namespace kfir {
namespace {

// A tree is the list of its tokens: `{`, `}`, `[`, `]`, and scalars as a letter
// for their type and their text.
using Tokens = std::vector<std::string>;

const char* const kNasty[] = {
    "",       "y",          "N",      "yes",    "Off",    "true",
    "null",   "~",          ".inf",   "-.INF",  ".nan",   "0",
    "017",    "0o17",       "0x1F",   "0b101",  "+1",     "1_000",
    "1.",     ".5",         "1e3",    "-0",     "<<",     "=",
    "-",      "?",          ":",      "---",    "...",    "--- a",
    "*",      "&a",         "!x",     "@a",     "%a",     "`",
    "{{x}}",  "{a}",        "[a]",    "a:",     "a: b",   "a #b",
    "#a",     " a",         "a ",     "12:30",  "|",      ">",
    "'",      "\"",         "\\",     "a\tb",   "\ta",    "a\n",
    "\n",     "\n\na",      "a\n\n",  " a\nb",  "a\n b",  "a \nb",
    "a\n\tb", "a\r\nb",     "\x1b",   "\x7f",   "\u0085", "\u00a0",
    "\u2028", "\ufeff",     "\ufffe", "\u00e9", "\u65e5", "\U0001F600",
    "a, b",   "2024-01-02", "none",   "key",    "a/b.c:d"};

class TreeMaker {
 public:
  explicit TreeMaker(unsigned seed) : random_(seed) {}

  Tokens Make() {
    Tokens tokens;
    Node(4, tokens);
    return tokens;
  }

 private:
  size_t Below(size_t limit) { return random_() % limit; }

  std::string Text() {
    std::string text;
    const size_t parts = Below(4) == 0 ? 1 + Below(30) : 1;
    for (size_t i = 0; i < parts; ++i) {
      if (i > 0) text += Below(3) == 0 ? "\n" : " ";
      text += kNasty[Below(std::size(kNasty))];
    }
    return text;
  }

  void Node(int depth, Tokens& tokens) {
    const size_t kind = Below(10);
    if (depth > 0 && kind < 3) {
      tokens.push_back("[");
      for (size_t i = Below(5); i > 0; --i) Node(depth - 1, tokens);
      tokens.push_back("]");
    } else if (depth > 0 && kind < 7) {
      tokens.push_back("{");
      const size_t size = Below(5);
      for (size_t i = 0; i < size; ++i) {
        // The number keeps keys apart.
        const std::string key = size == 1 ? Text() : absl::StrCat(Text(), i);
        tokens.push_back(absl::StrCat("s", key));
        Node(depth - 1, tokens);
      }
      tokens.push_back("}");
    } else if (kind == 7) {
      tokens.push_back(Below(2) == 0 ? "btrue" : "n");
    } else if (kind == 8) {
      tokens.push_back(absl::StrCat("i", static_cast<int>(random_())));
    } else {
      tokens.push_back(absl::StrCat("s", Text()));
    }
  }

  std::mt19937 random_;
};

std::string Write(const Tokens& tokens, YamlStyle style) {
  std::string out;
  const std::unique_ptr<ValueWriter> writer = MakeYamlWriter(style, &out);
  std::string open;  // `k` and `v` for maps: what comes next
  for (const std::string& token : tokens) {
    const absl::string_view text = absl::string_view(token).substr(1);
    const char type = token[0];
    if (!open.empty() && open.back() == 'k' && type != '}') {
      open.back() = 'v';
      writer->Key(text);
      continue;
    }
    if (type == '}' || type == ']') {
      open.pop_back();
    } else if (!open.empty() && open.back() == 'v') {
      open.back() = 'k';
    }
    switch (type) {
      case '{':
        open += 'k';
        writer->BeginMap();
        break;
      case '}':
        writer->EndMap();
        break;
      case '[':
        open += 'l';
        writer->BeginList();
        break;
      case ']':
        writer->EndList();
        break;
      case 's':
        writer->String(text);
        break;
      case 'i':
        writer->BigInt(text);
        break;
      case 'b':
        writer->Bool(text == "true");
        break;
      default:
        writer->Null();
    }
  }
  writer->Finish();
  return out;
}

class TokenHandler : public YamlHandler {
 public:
  void BeginDocument(YamlMark) override {}
  void EndDocument() override {}
  void BeginMap(YamlMark) override { tokens.push_back("{"); }
  void EndMap() override { tokens.push_back("}"); }
  void BeginList(YamlMark) override { tokens.push_back("["); }
  void EndList() override { tokens.push_back("]"); }
  void Scalar(const YamlScalar& scalar) override {
    const YamlResolved resolved =
        scalar.plain ? ResolveYamlScalar(scalar.value) : YamlResolved{};
    switch (resolved.kind) {
      case YamlResolved::Kind::kNull:
        tokens.push_back("n");
        break;
      case YamlResolved::Kind::kBool:
        tokens.push_back(resolved.bool_value ? "btrue" : "bfalse");
        break;
      case YamlResolved::Kind::kInt:
        tokens.push_back(absl::StrCat("i", resolved.int_value));
        break;
      case YamlResolved::Kind::kString:
        tokens.push_back(absl::StrCat("s", scalar.value));
        break;
      default:
        tokens.push_back(absl::StrCat("?", scalar.value));
    }
  }

  Tokens tokens;
};

void ReadNode(const YAML::Node& node, Tokens& tokens) {
  switch (node.Type()) {
    case YAML::NodeType::Map:
      tokens.push_back("{");
      for (const auto& member : node) {
        tokens.push_back(absl::StrCat("s", member.first.Scalar()));
        ReadNode(member.second, tokens);
      }
      tokens.push_back("}");
      return;
    case YAML::NodeType::Sequence:
      tokens.push_back("[");
      for (const auto& item : node) ReadNode(item, tokens);
      tokens.push_back("]");
      return;
    case YAML::NodeType::Scalar: {
      // `!` is its tag of a quoted scalar, `?` of a plain one.
      const bool quoted = node.Tag() == "!";
      const std::string text = node.Scalar();
      bool value;
      if (quoted) {
        tokens.push_back(absl::StrCat("s", text));
      } else if (YAML::convert<bool>::decode(node, value)) {
        tokens.push_back(value ? "btrue" : "bfalse");
      } else {
        int number;
        const bool is_int = YAML::convert<int>::decode(node, number);
        tokens.push_back(absl::StrCat(is_int ? "i" : "s", text));
      }
      return;
    }
    default:
      tokens.push_back("n");
  }
}

// All scalars as text: what Go and yaml-cpp take for a number or a bool is more
// than the layouts of PyYAML quote.
Tokens WithoutTypes(const Tokens& tokens) {
  Tokens texts;
  for (const std::string& token : tokens) {
    const char type = token[0];
    if (type == 'n') {
      texts.push_back("snull");
    } else if (type == 'b' || type == 'i' || type == '?') {
      texts.push_back(absl::StrCat("s", token.substr(1)));
    } else {
      texts.push_back(token);
    }
  }
  return texts;
}

class TextHandler final : public TokenHandler {
 public:
  void Scalar(const YamlScalar& scalar) override {
    tokens.push_back(absl::StrCat("s", scalar.value));
  }
};

TEST(YamlWriterProperty, OurReaderReadsBackOurStyle) {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const Tokens tokens = TreeMaker(seed).Make();
    const std::string text = Write(tokens, YamlStyle::kKfir);
    TokenHandler handler;
    DiagnosticSink diagnostics;
    ASSERT_TRUE(ReadYaml(text, "f", handler, diagnostics).ok())
        << diagnostics.ToString() << text;
    ASSERT_EQ(handler.tokens, tokens) << text;
  }
}

TEST(YamlWriterProperty, OurReaderReadsBackTheLayoutsOfPyYaml) {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const Tokens tokens = WithoutTypes(TreeMaker(seed).Make());
    for (const YamlStyle style : {YamlStyle::kKfp1, YamlStyle::kKfp2}) {
      const std::string text = Write(TreeMaker(seed).Make(), style);
      TextHandler handler;
      DiagnosticSink diagnostics;
      // A key such as `1.` is resolved, and two of these may be one.
      if (!ReadYaml(text, "f", handler, diagnostics).ok()) {
        ASSERT_EQ(diagnostics.diagnostics().front().kind,
                  kinds::YamlDuplicateKey)
            << text;
        continue;
      }
      ASSERT_EQ(handler.tokens.size(), tokens.size()) << text;
      for (size_t i = 0; i < tokens.size(); ++i) {
        const std::string word = tokens[i].substr(1);
        if (ResolveYamlScalar(word).kind != YamlResolved::Kind::kString) {
          continue;
        }
        ASSERT_EQ(handler.tokens[i], tokens[i]) << text;
      }
    }
  }
}

TEST(YamlWriterProperty, YamlCppReadsBackOurStyle) {
  for (unsigned seed = 0; seed < 1500; ++seed) {
    const Tokens tokens = TreeMaker(seed).Make();
    const std::string text = Write(tokens, YamlStyle::kKfir);
    Tokens read;
    ReadNode(YAML::Load(text), read);
    ASSERT_EQ(read, tokens) << text;
  }
}

}  // namespace
}  // namespace kfir
