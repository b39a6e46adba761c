// SPDX-License-Identifier: Apache-2.0
#include "support/kfp_names.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace kfir {
namespace {

constexpr int kFirstSuffix = 2;

template <typename Keep>
std::string Dashed(absl::string_view name, Keep keep) {
  std::string out;
  out.reserve(name.size());
  for (char c : name) {
    if (!keep(c)) c = '-';
    // A dash waits for what follows it: none leads, none doubles.
    if (c == '-' && (out.empty() || out.back() == '-')) continue;
    out.push_back(c);
  }
  if (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::string FileName(absl::string_view name) {
  std::string out;
  bool in_run = false;
  for (unsigned char c : name) {
    const bool keep =
        absl::ascii_isalnum(c) || c == '-' || c == '_' || c == '.';
    if (keep) out.push_back(static_cast<char>(c));
    if (!keep && !in_run) out.push_back('_');
    in_run = !keep;
  }
  return out;
}

}  // namespace

std::string K8sName(absl::string_view name) {
  return Dashed(absl::AsciiStrToLower(name), [](unsigned char c) {
    return absl::ascii_islower(c) || absl::ascii_isdigit(c);
  });
}

std::string K8sCapName(absl::string_view name) {
  return Dashed(
      name, [](unsigned char c) { return absl::ascii_isalnum(c) || c == '_'; });
}

std::string DefaultInputPath(absl::string_view input) {
  return absl::StrCat("/tmp/inputs/", FileName(input), "/data");
}

std::string DefaultOutputPath(absl::string_view output) {
  return absl::StrCat("/tmp/outputs/", FileName(output), "/data");
}

bool UniqueNames::Insert(absl::string_view name) {
  return next_.try_emplace(name, kFirstSuffix).second;
}

std::string UniqueNames::Take(absl::string_view name) {
  auto [entry, fresh] = next_.try_emplace(name, kFirstSuffix);
  if (fresh) return entry->first;
  int suffix = entry->second;
  std::string unique;
  do {
    unique = absl::StrCat(name, "-", suffix++);
  } while (!Insert(unique));
  next_[name] = suffix;
  return unique;
}

}  // namespace kfir
