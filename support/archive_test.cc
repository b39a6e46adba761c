// SPDX-License-Identifier: Apache-2.0
#include "support/archive.h"

#include <cstdio>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "support/files.h"

namespace kfir {
namespace {

std::string Output(const std::string& command) {
  std::string out;
  FILE* pipe = ::popen(command.c_str(), "r");
  char buffer[4096];
  size_t count;
  while ((count = std::fread(buffer, 1, sizeof(buffer), pipe)) > 0) {
    out.append(buffer, count);
  }
  ::pclose(pipe);
  return out;
}

std::string Text(int lines) {
  std::string text;
  for (int i = 0; i < lines; ++i) absl::StrAppend(&text, "line ", i, "\n");
  return text;
}

// Python's own readers check sums and sizes.
std::string ReadZip(const std::string& path) {
  return Output(absl::StrCat(
      "python3 -c 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); "
      "i, = z.infolist(); print(i.filename, i.date_time[0], "
      "oct(i.external_attr >> 16)); "
      "sys.stdout.write(z.read(i).decode())' ",
      path));
}

std::string ReadTarGz(const std::string& path) {
  return Output(absl::StrCat(
      "python3 -c 'import sys, tarfile; t = tarfile.open(sys.argv[1], "
      "\"r:gz\"); i, = t.getmembers(); print(i.name, i.mtime, oct(i.mode)); "
      "sys.stdout.write(t.extractfile(i).read().decode())' ",
      path));
}

TEST(Archive, IsReadByOthers) {
  const std::string path = absl::StrCat(::testing::TempDir(), "/archive_test");
  for (const int lines : {0, 1, 3000}) {
    const std::string text = Text(lines);
    ASSERT_TRUE(WriteFile(path, MakeZip("pipeline.yaml", text)).ok());
    EXPECT_EQ(ReadZip(path),
              absl::StrCat("pipeline.yaml 1980 0o100644\n", text));
    ASSERT_TRUE(WriteFile(path, MakeTarGz("pipeline.yaml", text)).ok());
    EXPECT_EQ(ReadTarGz(path), absl::StrCat("pipeline.yaml 0 0o644\n", text));
  }
}

TEST(Archive, IsTheSameEveryTime) {
  EXPECT_EQ(MakeZip("a", "text"), MakeZip("a", "text"));
  EXPECT_EQ(MakeTarGz("a", "text"), MakeTarGz("a", "text"));
  // Bytes 4 to 8 of gzip are the time.
  EXPECT_EQ(MakeTarGz("a", "text").substr(4, 4), std::string(4, '\0'));
}

}  // namespace
}  // namespace kfir
