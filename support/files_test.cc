// SPDX-License-Identifier: Apache-2.0
#include "support/files.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace kfir {
namespace {

class WriteFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = absl::StrCat(::testing::TempDir(), "/filesXXXXXX");
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    mask_ = ::umask(022);
  }
  void TearDown() override {
    ::umask(mask_);
    std::filesystem::remove_all(folder_);
  }

  std::string Path(absl::string_view name) const {
    return absl::StrCat(folder_, "/", name);
  }
  static std::string Read(const std::string& path) {
    std::ifstream file(path);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }
  static int Mode(const std::string& path) {
    struct stat info;
    return ::stat(path.c_str(), &info) == 0 ? info.st_mode & 07777 : -1;
  }
  int CountFiles() const {
    const auto files = std::filesystem::directory_iterator(folder_);
    return static_cast<int>(std::distance(begin(files), end(files)));
  }

  std::string folder_;

 private:
  mode_t mask_;
};

TEST_F(WriteFileTest, MakesAFileWithTheModeOfTheUmask) {
  ::umask(027);
  ASSERT_TRUE(WriteFile(Path("a"), "text").ok());
  EXPECT_EQ(Read(Path("a")), "text");
  EXPECT_EQ(Mode(Path("a")), 0640);
  EXPECT_EQ(CountFiles(), 1);
}

TEST_F(WriteFileTest, ReplacesAFileAndKeepsItsMode) {
  ASSERT_TRUE(WriteFile(Path("a"), "long text").ok());
  ::chmod(Path("a").c_str(), 0751);
  ASSERT_TRUE(WriteFile(Path("a"), "new").ok());
  EXPECT_EQ(Read(Path("a")), "new");
  EXPECT_EQ(Mode(Path("a")), 0751);
}

TEST_F(WriteFileTest, WritesThroughSymbolicLinks) {
  std::filesystem::create_directory(Path("d"));
  std::filesystem::create_symlink("d/file", Path("link"));
  std::filesystem::create_symlink("link", Path("second"));
  for (const absl::string_view text : {"first", "again"}) {
    ASSERT_TRUE(WriteFile(Path("second"), text).ok());
    EXPECT_EQ(Read(Path("d/file")), text);
    EXPECT_TRUE(std::filesystem::is_symlink(Path("link")));
    EXPECT_TRUE(std::filesystem::is_symlink(Path("second")));
  }
  std::filesystem::create_symlink("circle", Path("circle"));
  EXPECT_FALSE(WriteFile(Path("circle"), "x").ok());
}

TEST_F(WriteFileTest, WritesThroughPipesAndDevices) {
  ASSERT_EQ(::mkfifo(Path("pipe").c_str(), 0600), 0);
  std::string read;
  std::thread reader([&] { read = Read(Path("pipe")); });
  EXPECT_TRUE(WriteFile(Path("pipe"), "through").ok());
  reader.join();
  EXPECT_EQ(read, "through");
  EXPECT_TRUE(WriteFile("/dev/null", "x").ok());
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST_F(WriteFileTest, AppendsToTheFileBehindADescriptor) {
  const int descriptor =
      ::open(Path("a").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ASSERT_GE(descriptor, 0);
  ASSERT_EQ(::write(descriptor, "1", 1), 1);
  EXPECT_TRUE(WriteFile(absl::StrCat("/dev/fd/", descriptor), "2").ok());
  ::close(descriptor);
  EXPECT_EQ(Read(Path("a")), "12");
}

TEST_F(WriteFileTest, NamesPathAndCause) {
  EXPECT_EQ(WriteFile("/dev/full", "x").message(),
            "cannot write `/dev/full`: No space left on device");
  EXPECT_EQ(WriteFile(Path("no/a"), "x").message(),
            absl::StrCat("cannot write `", Path("no/a"),
                         "`: No such file or directory"));
  EXPECT_EQ(WriteFile(folder_, "x").message(),
            absl::StrCat("cannot write `", folder_, "`: Is a directory"));
  EXPECT_FALSE(WriteFile("", "x").ok());
}

TEST_F(WriteFileTest, LeavesTheOldFileWhereTheNewOneDoesNotFit) {
  ASSERT_TRUE(WriteFile(Path("a"), "old").ok());
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit before;
  ::getrlimit(RLIMIT_FSIZE, &before);
  rlimit small = before;
  small.rlim_cur = 1000;
  ::setrlimit(RLIMIT_FSIZE, &small);
  const absl::Status replaced = WriteFile(Path("a"), std::string(5000, 'x'));
  const absl::Status made = WriteFile(Path("b"), std::string(5000, 'x'));
  ::setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_FALSE(replaced.ok());
  EXPECT_FALSE(made.ok());
  EXPECT_EQ(Read(Path("a")), "old");
  EXPECT_EQ(CountFiles(), 1);
}

TEST_F(WriteFileTest, LeavesNothingInAReadOnlyFolder) {
  ::chmod(folder_.c_str(), 0555);
  // The superuser may write anywhere.
  const bool root = ::geteuid() == 0;
  ASSERT_EQ(root ? ::seteuid(65534) : 0, 0);
  const absl::Status status = WriteFile(Path("a"), "x");
  ASSERT_EQ(root ? ::seteuid(0) : 0, 0);
  ::chmod(folder_.c_str(), 0755);
  EXPECT_EQ(status.message(),
            absl::StrCat("cannot write `", Path("a"), "`: Permission denied"));
  EXPECT_EQ(CountFiles(), 0);
}

}  // namespace
}  // namespace kfir
