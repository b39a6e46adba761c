// SPDX-License-Identifier: Apache-2.0
//
// kfp-compile: compiles a pipeline written in Python, in the place of
// dsl-compile.
#include <string>
#include <vector>

#include "tools/compile.h"
#include "tools/tool_io.h"

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return kfir::RunCompile(arguments, kfir::RealToolIo(argv[0]));
}
