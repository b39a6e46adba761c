// SPDX-License-Identifier: Apache-2.0
//
// Any bytes through kfp-translate, in memory: it never crashes, never finds a
// bug in itself, and says why whenever it fails.  The first byte chooses the
// formats.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "tools/exit_code.h"
#include "tools/testing/memory_io.h"
#include "tools/translate.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static constexpr const char* kFrom[] = {"textproto", "binary", "component"};
  static constexpr const char* kTo[] = {"textproto", "binary", "argo"};
  if (size == 0) return 0;
  kfir::MemoryIo memory;
  memory.SetStdin({reinterpret_cast<const char*>(data + 1), size - 1});
  const int code =
      kfir::RunTranslate({std::string("--from=") + kFrom[data[0] % 3],
                          std::string("--to=") + kTo[data[0] / 3 % 3], "-"},
                         memory.io());
  if (code == kfir::kExitBug || code == kfir::kExitCommandLine) std::abort();
  if (code != kfir::kExitSuccess && memory.err().empty()) std::abort();
  return 0;
}
