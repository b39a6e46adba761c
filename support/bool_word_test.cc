// SPDX-License-Identifier: Apache-2.0
#include "support/bool_word.h"

#include "gtest/gtest.h"

namespace kfir {
namespace {

TEST(BoolWord, WordsInAnyCase) {
  for (const char* word : {"y", "yes", "t", "true", "on", "1", "True", "ON"})
    EXPECT_EQ(ReadBoolWord(word), true) << word;
  for (const char* word : {"n", "no", "f", "false", "off", "0", "False", "Off"})
    EXPECT_EQ(ReadBoolWord(word), false) << word;
}

TEST(BoolWord, NothingElse) {
  for (const char* word : {"", " true", "none", "2", "oui", "truee"})
    EXPECT_EQ(ReadBoolWord(word), std::nullopt) << word;
}

}  // namespace
}  // namespace kfir
