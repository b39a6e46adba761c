// SPDX-License-Identifier: Apache-2.0
#include "support/sha256.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/SHA256.h"

namespace kfir {
namespace {

TEST(Sha256, OfThreeLetters) {
  EXPECT_EQ(Sha256Hex("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, IsLlvms) {
  std::string text;
  for (int size = 0; size < 300; ++size) {
    llvm::SHA256 hash;
    hash.update(text);
    EXPECT_EQ(Sha256Hex(text), absl::BytesToHexString(hash.final().str()))
        << size;
    text.push_back(static_cast<char>(size * 37));
  }
}

}  // namespace
}  // namespace kfir
