// SPDX-License-Identifier: Apache-2.0
//
// kfp-opt: reads a module, runs passes on it, writes the result.
#include <string>
#include <vector>

#include "tools/crash_file.h"
#include "tools/opt.h"
#include "tools/tool_io.h"

int main(int argc, char** argv) {
  kfir::InstallCrashHandlers();
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return kfir::RunOpt(arguments, kfir::RealToolIo(argv[0]));
}
