// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/timestamp.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"

namespace kfir {
namespace {

class Scanner {
 public:
  explicit Scanner(absl::string_view text) : rest_(text) {}

  bool AtEnd() const { return rest_.empty(); }

  bool Take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  absl::string_view Digits(size_t most) {
    size_t size = 0;
    while (size < rest_.size() && size < most &&
           absl::ascii_isdigit(rest_[size]))
      ++size;
    const absl::string_view digits = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return digits;
  }

  // A number of at most `most` digits, below `limit`; -1: there is none.
  int Number(size_t most, int limit) {
    int number = 0;
    const absl::string_view digits = Digits(most);
    for (const char c : digits) number = number * 10 + (c - '0');
    return digits.empty() || number >= limit ? -1 : number;
  }

 private:
  absl::string_view rest_;
};

// `Z`, or `+hh:mm`; empty: it is none.
std::string Zone(Scanner& scanner) {
  if (scanner.Take('Z')) return "Z";
  const bool minus = scanner.Take('-');
  if (!minus && !scanner.Take('+')) return "";
  const absl::string_view hours = scanner.Digits(2);
  if (hours.size() != 2 || hours > "24" || !scanner.Take(':')) return "";
  const absl::string_view minutes = scanner.Digits(2);
  if (minutes.size() != 2 || minutes > "60") return "";
  if (hours == "00" && minutes == "00") return "Z";
  return absl::StrCat(minus ? "-" : "+", hours, ":", minutes);
}

}  // namespace

std::optional<std::string> YamlTimestamp(absl::string_view plain) {
  if (plain.size() < 8 || plain[4] != '-') return std::nullopt;
  Scanner scanner(plain);
  const absl::string_view year = scanner.Digits(4);
  if (year.size() != 4 || !scanner.Take('-')) return std::nullopt;
  const int month = scanner.Number(2, 13);
  if (month < 1 || !scanner.Take('-')) return std::nullopt;
  const int day = scanner.Number(2, 32);
  const int full_year = (year[0] - '0') * 1000 + (year[1] - '0') * 100 +
                        (year[2] - '0') * 10 + (year[3] - '0');
  if (day < 1 || absl::CivilDay(full_year, month, day).day() != day)
    return std::nullopt;
  const std::string date = absl::StrFormat("%s-%02d-%02d", year, month, day);
  if (scanner.AtEnd()) return absl::StrCat(date, "T00:00:00Z");
  const bool zoned = scanner.Take('T') || scanner.Take('t');
  if (!zoned && !scanner.Take(' ')) return std::nullopt;
  while (!zoned && scanner.Take(' ')) continue;
  const int hour = scanner.Number(2, 24);
  if (hour < 0 || !scanner.Take(':')) return std::nullopt;
  const int minute = scanner.Number(2, 60);
  if (minute < 0 || !scanner.Take(':')) return std::nullopt;
  const int second = scanner.Number(2, 60);
  if (second < 0) return std::nullopt;
  std::string fraction;
  if (scanner.Take('.')) {
    // What is below a nanosecond is lost.
    fraction = std::string(scanner.Digits(plain.size()).substr(0, 9));
    if (fraction.empty()) return std::nullopt;
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  }
  const std::string zone = zoned ? Zone(scanner) : "Z";
  if (zone.empty() || !scanner.AtEnd()) return std::nullopt;
  return absl::StrFormat("%sT%02d:%02d:%02d%s%s%s", date, hour, minute, second,
                         fraction.empty() ? "" : ".", fraction, zone);
}

}  // namespace kfir
