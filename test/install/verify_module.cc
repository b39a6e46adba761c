// SPDX-License-Identifier: Apache-2.0
//
// A program of somebody else's: reads a module as text and verifies it.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "ir/io.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"
#include "support/diagnostics.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream file(argv[1]);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  kfir::ir::Module module;
  kfir::DiagnosticSink diagnostics;
  const bool good =
      kfir::ir::ReadText(text, argv[1], module, diagnostics).ok() &&
      kfir::ir::Verify(module, diagnostics).ok();
  std::cerr << diagnostics.ToString();
  return good ? 0 : 1;
}
