// SPDX-License-Identifier: Apache-2.0
#include "support/archive.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>

namespace kfir {
namespace {

// zlib's names for the two containers of deflate that we need.
constexpr int kRawDeflate = -MAX_WBITS;
constexpr int kGzip = MAX_WBITS + 16;

std::string Deflate(absl::string_view bytes, int window_bits) {
  z_stream stream;
  std::memset(&stream, 0, sizeof(stream));
  deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits,
               /*memLevel=*/8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  // Both counters are of 32 bits; the bound may not be.
  size_t room = out.size();
  stream.avail_in = static_cast<uInt>(bytes.size());
  int result = Z_OK;
  while (result == Z_OK) {
    stream.avail_out = static_cast<uInt>(std::min<size_t>(room, 1u << 30));
    room -= stream.avail_out;
    result = deflate(&stream, Z_FINISH);
    room += stream.avail_out;
  }
  out.resize(out.size() - room);
  deflateEnd(&stream);
  return out;
}

void AppendLittleEndian(uint32_t value, int size, std::string* out) {
  for (int i = 0; i < size; ++i) {
    out->push_back(static_cast<char>(value >> (8 * i) & 0xFF));
  }
}

std::string TarHeader(absl::string_view member, size_t size) {
  std::string header(512, '\0');
  const auto put = [&](size_t at, absl::string_view text) {
    std::memcpy(header.data() + at, text.data(), text.size());
  };
  const auto put_octal = [&](size_t at, int digits, size_t value) {
    char text[16];
    std::snprintf(text, sizeof(text), "%0*zo", digits, value);
    put(at, text);
  };
  put(0, member);
  put_octal(100, 7, 0644);  // mode
  put_octal(108, 7, 0);     // user
  put_octal(116, 7, 0);     // group
  put_octal(124, 11, size);
  put_octal(136, 11, 0);  // time
  put(156, "0");          // a regular file
  put(257, absl::string_view("ustar\00000", 8));
  put(148, "        ");  // counts as blanks in its own sum
  size_t sum = 0;
  for (const char c : header) sum += static_cast<uint8_t>(c);
  put_octal(148, 6, sum);
  put(154, absl::string_view("\0 ", 2));
  return header;
}

}  // namespace

std::string MakeZip(absl::string_view member, absl::string_view bytes) {
  constexpr uint32_t kFirstOfJanuary1980 = 1 << 5 | 1;
  const std::string packed = Deflate(bytes, kRawDeflate);
  // What the local header and the directory have in common.
  std::string common;
  AppendLittleEndian(20, 2, &common);       // version needed
  AppendLittleEndian(1 << 11, 2, &common);  // names are UTF-8
  AppendLittleEndian(8, 2, &common);        // deflated
  AppendLittleEndian(0, 2, &common);        // time
  AppendLittleEndian(kFirstOfJanuary1980, 2, &common);
  AppendLittleEndian(
      static_cast<uint32_t>(crc32_z(
          0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size())),
      4, &common);
  AppendLittleEndian(static_cast<uint32_t>(packed.size()), 4, &common);
  AppendLittleEndian(static_cast<uint32_t>(bytes.size()), 4, &common);
  AppendLittleEndian(static_cast<uint32_t>(member.size()), 2, &common);
  AppendLittleEndian(0, 2, &common);  // extra field

  std::string zip = "PK\3\4";
  zip += common;
  zip.append(member.data(), member.size());
  zip += packed;

  const size_t directory = zip.size();
  zip += "PK\1\2";
  AppendLittleEndian(3 << 8 | 20, 2, &zip);  // made on Unix
  zip += common;
  AppendLittleEndian(0, 2, &zip);               // comment
  AppendLittleEndian(0, 2, &zip);               // disk
  AppendLittleEndian(0, 2, &zip);               // internal attributes
  AppendLittleEndian(0100644u << 16, 4, &zip);  // mode
  AppendLittleEndian(0, 4, &zip);               // offset of the local header
  zip.append(member.data(), member.size());

  const size_t end = zip.size();
  zip += "PK\5\6";
  AppendLittleEndian(0, 4, &zip);  // disks
  AppendLittleEndian(1, 2, &zip);
  AppendLittleEndian(1, 2, &zip);
  AppendLittleEndian(static_cast<uint32_t>(end - directory), 4, &zip);
  AppendLittleEndian(static_cast<uint32_t>(directory), 4, &zip);
  AppendLittleEndian(0, 2, &zip);
  return zip;
}

std::string MakeTarGz(absl::string_view member, absl::string_view bytes) {
  std::string tar = TarHeader(member, bytes.size());
  tar.append(bytes.data(), bytes.size());
  // The member fills whole blocks of 512, two empty ones end the archive, and
  // the whole fills records of 20 blocks.
  constexpr size_t kRecord = 20 * 512;
  const size_t used = (tar.size() + 511) / 512 * 512 + 2 * 512;
  tar.resize((used + kRecord - 1) / kRecord * kRecord, '\0');
  return Deflate(tar, kGzip);
}

}  // namespace kfir
