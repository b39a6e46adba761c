// SPDX-License-Identifier: Apache-2.0
//
// Writes documents for a test that compares them with another writer's or
// another reader's.
//
//   write_yaml STYLE < calls > documents
//
// A line of input is a call: `{`, `}`, `[`, `]`, `k<key>`, `s<string>`,
// `i<integer>`, `d<double>`, `t`, `f`, `n`, or `.`, which ends a document.
// Keys and strings are in hexadecimal.  Each document comes out as its size in
// bytes, a newline, and its text.
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"
#include "support/yaml/writer.h"

namespace {

void Call(absl::string_view line, kfir::ValueWriter& writer) {
  const absl::string_view rest = line.substr(1);
  switch (line[0]) {
    case '{':
      return writer.BeginMap();
    case '}':
      return writer.EndMap();
    case '[':
      return writer.BeginList();
    case ']':
      return writer.EndList();
    case 'k':
      return writer.Key(absl::HexStringToBytes(rest));
    case 's':
      return writer.String(absl::HexStringToBytes(rest));
    case 'i':
      return writer.BigInt(rest);
    case 'd':
      return writer.Double(std::strtod(std::string(rest).c_str(), nullptr));
    case 't':
      return writer.Bool(true);
    case 'f':
      return writer.Bool(false);
    case 'n':
      return writer.Null();
    default:
      std::cerr << "no such call: " << line << "\n";
      std::exit(2);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const absl::string_view name = argc == 2 ? argv[1] : "";
  const kfir::YamlStyle style = name == "kfp1"   ? kfir::YamlStyle::kKfp1
                                : name == "kfp2" ? kfir::YamlStyle::kKfp2
                                                 : kfir::YamlStyle::kKfir;
  std::ios::sync_with_stdio(false);
  std::string line;
  std::string text;
  std::unique_ptr<kfir::ValueWriter> writer;
  while (std::getline(std::cin, line)) {
    if (writer == nullptr) {
      text.clear();
      writer = kfir::MakeYamlWriter(style, &text);
    }
    if (line != ".") {
      Call(line, *writer);
      continue;
    }
    writer->Finish();
    writer.reset();
    std::cout << text.size() << "\n" << text;
  }
  return 0;
}
