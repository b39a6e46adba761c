// SPDX-License-Identifier: Apache-2.0
#include "tools/cron_line.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "absl/types/span.h"

namespace kfir {
namespace {

struct Field {
  int low;
  int high;
  // Of the values from `low` on.
  absl::Span<const absl::string_view> names;
};

constexpr absl::string_view kMonths[] = {"jan", "feb", "mar", "apr",
                                         "may", "jun", "jul", "aug",
                                         "sep", "oct", "nov", "dec"};
constexpr absl::string_view kDays[] = {"sun", "mon", "tue", "wed",
                                       "thu", "fri", "sat"};

// -1: `text` is no value of the field.
int ValueOf(absl::string_view text, const Field& field) {
  for (size_t i = 0; i < field.names.size(); ++i) {
    if (absl::AsciiStrToLower(text) == field.names[i])
      return field.low + static_cast<int>(i);
  }
  for (const char c : text) {
    if (!absl::ascii_isdigit(c)) return -1;
  }
  int value = 0;
  if (!absl::SimpleAtoi(text, &value) || value < field.low ||
      value > field.high)
    return -1;
  return value;
}

// `*`, `?`, a value, `from-to`; each with a step behind `/` or without.
bool IsRange(absl::string_view text, const Field& field) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '/');
  int step = 1;
  if (parts.size() > 2 ||
      (parts.size() == 2 && (!absl::SimpleAtoi(parts[1], &step) || step < 1)))
    return false;
  if (parts[0] == "*" || parts[0] == "?") return true;
  const std::vector<absl::string_view> ends = absl::StrSplit(parts[0], '-');
  const int from = ValueOf(ends.front(), field);
  return ends.size() <= 2 && from >= 0 && ValueOf(ends.back(), field) >= from;
}

std::vector<absl::string_view> Split(absl::string_view line) {
  return absl::StrSplit(line, absl::ByAnyChar(" \t"), absl::SkipEmpty());
}

}  // namespace

int CronFields(absl::string_view line) {
  return static_cast<int>(Split(line).size());
}

bool IsCronLine(absl::string_view line, bool seconds_first) {
  for (const absl::string_view name :
       {"@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight",
        "@hourly"}) {
    if (line == name) return true;
  }
  if (absl::ConsumePrefix(&line, "@every ")) {
    absl::Duration every;
    return absl::ParseDuration(line, &every) && every > absl::ZeroDuration();
  }
  const Field fields[] = {{0, 59, {}}, {0, 59, {}},      {0, 23, {}},
                          {1, 31, {}}, {1, 12, kMonths}, {0, 6, kDays}};
  const std::vector<absl::string_view> texts = Split(line);
  if (texts.size() != 5 && texts.size() != 6) return false;
  for (size_t i = 0; i < texts.size(); ++i) {
    const Field& field = fields[seconds_first ? i : 6 - texts.size() + i];
    for (const absl::string_view range : absl::StrSplit(texts[i], ',')) {
      if (!IsRange(range, field)) return false;
    }
  }
  return true;
}

}  // namespace kfir
