// SPDX-License-Identifier: Apache-2.0
//
// kfp-translate: reads a pipeline in one format, writes another.
#include <string>
#include <vector>

#include "tools/tool_io.h"
#include "tools/translate.h"

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return kfir::RunTranslate(arguments, kfir::RealToolIo(argv[0]));
}
