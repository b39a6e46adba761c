// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/quantities.h"

#include <cmath>
#include <cstdint>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace kfir::kfp2 {
namespace {

struct Unit {
  absl::string_view suffix;
  double bytes;
};
// The longer suffixes first.
constexpr Unit kUnits[] = {
    {"Ki", 1024.0},
    {"Mi", 1024.0 * 1024},
    {"Gi", 1024.0 * 1024 * 1024},
    {"Ti", 1024.0 * 1024 * 1024 * 1024},
    {"Pi", 1024.0 * 1024 * 1024 * 1024 * 1024},
    {"Ei", 1024.0 * 1024 * 1024 * 1024 * 1024 * 1024},
    {"K", 1e3},
    {"M", 1e6},
    {"G", 1e9},
    {"T", 1e12},
    {"P", 1e15},
    {"E", 1e18},
};

}  // namespace

double CoresOf(absl::string_view text) {
  const bool milli = absl::ConsumeSuffix(&text, "m");
  double number = 0;
  if (text.empty() || !absl::SimpleAtod(text, &number) ||
      !std::isfinite(number))
    return 0;
  return milli ? number / 1000 : number;
}

double GigabytesOf(absl::string_view text) {
  double factor = 1;
  for (const Unit& unit : kUnits) {
    if (absl::ConsumeSuffix(&text, unit.suffix)) {
      factor = unit.bytes;
      break;
    }
  }
  double number = 0;
  if (text.empty() || !absl::SimpleAtod(text, &number) ||
      !std::isfinite(number))
    return 0;
  return number * factor / 1e9;
}

std::string CoresText(double cores) {
  const double milli = std::round(cores * 1000);
  if (!std::isfinite(cores) || cores == std::floor(cores) ||
      std::fabs(milli) > 9e15)
    return absl::StrCat(cores);
  return absl::StrCat(static_cast<int64_t>(milli), "m");
}

std::string GigabytesText(double gigabytes) {
  if (gigabytes == std::floor(gigabytes) && std::fabs(gigabytes) < 1e15) {
    return absl::StrCat(static_cast<int64_t>(gigabytes), "G");
  }
  const double bytes = std::round(gigabytes * 1e9);
  return std::fabs(bytes) < 9e18 ? absl::StrCat(static_cast<int64_t>(bytes))
                                 : absl::StrCat(bytes);
}

}  // namespace kfir::kfp2
