// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/names.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace kfir::kfp_v1 {
namespace {

std::string Sanitize(absl::string_view name, bool capitals) {
  std::string result;
  for (char c : name) {
    if (!capitals) c = absl::ascii_tolower(static_cast<unsigned char>(c));
    const bool keep = absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
                      (capitals && c == '_');
    if (keep) {
      result.push_back(c);
    } else if (!result.empty() && result.back() != '-') {
      result.push_back('-');
    }
  }
  if (!result.empty() && result.back() == '-') result.pop_back();
  return result;
}

}  // namespace

std::string K8sName(absl::string_view name) { return Sanitize(name, false); }
std::string K8sCapName(absl::string_view name) { return Sanitize(name, true); }

std::string StepId(absl::string_view name) {
  std::string id = Sanitize(name, false);
  if (!id.empty() && absl::ascii_isdigit(static_cast<unsigned char>(id[0]))) {
    id.insert(id.begin(), 'n');
  }
  return id.empty() ? "task" : id;
}

std::string UniqueNames::Take(absl::string_view name) {
  std::string result(name);
  if (Insert(result)) return result;
  int& last = last_.try_emplace(name, 1).first->second;
  do {
    result = absl::StrCat(name, "-", ++last);
  } while (!Insert(result));
  return result;
}

bool IsAscii(absl::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<signed char>(c) >= 0; });
}

}  // namespace kfir::kfp_v1
