// SPDX-License-Identifier: Apache-2.0
#include "support/unpack.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

constexpr absl::string_view kZip = "PK\3\4";
constexpr absl::string_view kGzip = "\x1F\x8B";
constexpr absl::string_view kMember = "pipeline.yaml";
// What a package may hold, so that a small one cannot fill the memory.
constexpr size_t kMaxBytes = size_t{256} << 20;
constexpr int kMaxMembers = 10'000;

absl::Status Broken(absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("it is broken: ", what));
}

absl::StatusOr<std::string> Inflate(absl::string_view bytes, int window_bits) {
  z_stream stream;
  std::memset(&stream, 0, sizeof(stream));
  if (inflateInit2(&stream, window_bits) != Z_OK)
    return absl::ResourceExhaustedError("out of memory");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(std::min(bytes.size(), kMaxBytes));
  std::string out;
  std::vector<char> block(size_t{256} << 10);
  int result = Z_OK;
  while (result == Z_OK && out.size() <= kMaxBytes) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    result = inflate(&stream, Z_NO_FLUSH);
    out.append(block.data(), block.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (out.size() > kMaxBytes) {
    return absl::InvalidArgumentError(
        absl::StrCat("it holds more than ", kMaxBytes >> 20, " MiB"));
  }
  if (result != Z_STREAM_END) return Broken("its data cannot be inflated");
  return out;
}

// A number of `size` bytes; absent: beyond the end.
std::optional<uint32_t> Number(absl::string_view bytes, size_t at, int size) {
  if (at > bytes.size() || bytes.size() - at < static_cast<size_t>(size))
    return std::nullopt;
  uint32_t value = 0;
  for (int i = size - 1; i >= 0; --i)
    value = value << 8 | static_cast<uint8_t>(bytes[at + i]);
  return value;
}

struct Member {
  std::string name;
  uint32_t method = 0;
  absl::string_view packed;
};

bool IsYaml(absl::string_view name) {
  return absl::EndsWith(name, ".yaml") || absl::EndsWith(name, ".yml");
}

// Which of the members; -1: none.
int Choose(const std::vector<Member>& members) {
  for (size_t i = 0; i < members.size(); ++i) {
    if (members[i].name == kMember) return static_cast<int>(i);
  }
  return members.empty() || !IsYaml(members[0].name) ? -1 : 0;
}

absl::Status NoPipeline(const std::vector<Member>& members) {
  if (members.empty()) return absl::InvalidArgumentError("it is empty");
  return absl::InvalidArgumentError(
      absl::StrCat("it has no `", kMember, "`, and its first member, `",
                   members[0].name, "`, is not YAML by its name"));
}

absl::StatusOr<Member> ReadZipMember(absl::string_view zip, size_t entry) {
  const auto method = Number(zip, entry + 10, 2);
  const auto size = Number(zip, entry + 20, 4);
  const auto name = Number(zip, entry + 28, 2);
  const auto local = Number(zip, entry + 42, 4);
  if (!local.has_value() || entry + 46 + *name > zip.size())
    return Broken("its directory is cut off");
  const auto local_name = Number(zip, size_t{*local} + 26, 2);
  const auto local_extra = Number(zip, size_t{*local} + 28, 2);
  if (!local_extra.has_value()) return Broken("a member is not there");
  const size_t data = size_t{*local} + 30 + *local_name + *local_extra;
  if (data > zip.size() || zip.size() - data < *size)
    return Broken("a member is cut off");
  return Member{std::string(zip.substr(entry + 46, *name)), *method,
                zip.substr(data, *size)};
}

absl::StatusOr<std::string> FromZip(absl::string_view zip) {
  const size_t end = zip.rfind("PK\5\6");
  if (end == absl::string_view::npos) return Broken("its directory is missing");
  const auto count = Number(zip, end + 10, 2);
  const auto directory = Number(zip, end + 16, 4);
  if (!directory.has_value()) return Broken("its directory is cut off");
  std::vector<Member> members;
  size_t entry = *directory;
  for (uint32_t i = 0; i < *count && i < kMaxMembers; ++i) {
    if (entry > zip.size() || !absl::StartsWith(zip.substr(entry), "PK\1\2"))
      return Broken("its directory is cut off");
    KFIR_TRY_ASSIGN(Member member, ReadZipMember(zip, entry));
    const auto extra = Number(zip, entry + 30, 2);
    const auto comment = Number(zip, entry + 32, 2);
    entry += 46 + member.name.size() + *extra + *comment;
    members.push_back(std::move(member));
  }
  const int chosen = Choose(members);
  if (chosen < 0) return NoPipeline(members);
  const Member& member = members[chosen];
  if (member.method == 0) return std::string(member.packed);
  if (member.method != 8)
    return Broken("its members are packed in a way that is not known");
  return Inflate(member.packed, -MAX_WBITS);
}

absl::StatusOr<std::string> FromTar(absl::string_view packed) {
  KFIR_TRY_ASSIGN(const std::string tar, Inflate(packed, MAX_WBITS + 16));
  const absl::string_view bytes = tar;
  std::vector<Member> members;
  for (size_t at = 0; at + 512 <= bytes.size() && bytes[at] != '\0' &&
                      members.size() < kMaxMembers;) {
    size_t size = 0;
    for (const char c : bytes.substr(at + 124, 11)) {
      if (c >= '0' && c <= '7') size = size * 8 + (c - '0');
    }
    const absl::string_view name = bytes.substr(at, 100);
    const char kind = bytes[at + 156];
    at += 512;
    if (size > bytes.size() - at) return Broken("a member is cut off");
    if (kind == '0' || kind == '\0') {
      members.push_back({std::string(name.substr(0, name.find('\0'))), 0,
                         bytes.substr(at, size)});
    }
    at += (size + 511) / 512 * 512;
    if (at > bytes.size()) break;
  }
  const int chosen = Choose(members);
  if (chosen < 0) return NoPipeline(members);
  return std::string(members[chosen].packed);
}

}  // namespace

bool IsPackage(absl::string_view bytes) {
  return absl::StartsWith(bytes, kZip) || absl::StartsWith(bytes, kGzip);
}

absl::StatusOr<std::string> UnpackPipeline(absl::string_view package) {
  return absl::StartsWith(package, kZip) ? FromZip(package) : FromTar(package);
}

}  // namespace kfir
