// SPDX-License-Identifier: Apache-2.0
//
// Reads a YAML file as the cluster does and prints it as JSON, or else what is
// wrong with it.
//
//   yaml-to-json FILE
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "google/protobuf/arena.h"
#include "ir/tree.h"
#include "support/diagnostics_render.h"
#include "support/json/writer.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  google::protobuf::Arena arena;
  auto* tree = google::protobuf::Arena::CreateMessage<kfir::ir::Tree>(&arena);
  kfir::DiagnosticSink diagnostics;
  const absl::Status status =
      kfir::ir::ReadTree(text, argv[1], *tree, diagnostics);
  if (status.ok()) {
    std::string json;
    const auto writer = kfir::MakeJsonWriter(kfir::JsonKeys::kInOrder, &json);
    kfir::ir::WriteTree(
        *tree, [](const kfir::ir::Value&) { return ""; }, *writer);
    std::cout << json << "\n";
    return 0;
  }
  kfir::SourceTexts sources;
  sources.Add(argv[1], std::move(text));
  std::cerr << kfir::RenderText(diagnostics, sources);
  return 1;
}
