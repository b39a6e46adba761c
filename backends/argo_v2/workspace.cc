// SPDX-License-Identifier: Apache-2.0
#include "backends/argo_v2/workspace.h"

#include <cstdint>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "backends/argo_v2/build.h"
#include "backends/argo_v2/diagnostic_kinds.h"
#include "ir/pipeline_spec/trees.h"

namespace kfir::argo_v2 {
namespace {

struct Unit {
  absl::string_view suffix;
  int power;  // of 1024, or of ten
};
constexpr Unit kBinary[] = {{"Ki", 1}, {"Mi", 2}, {"Gi", 3},
                            {"Ti", 4}, {"Pi", 5}, {"Ei", 6}};
constexpr Unit kDecimal[] = {{"n", -9}, {"u", -6}, {"m", -3}, {"k", 3},
                             {"M", 6},  {"G", 9},  {"T", 12}, {"P", 15},
                             {"E", 18}, {"", 0}};

using Wide = __int128;

// Digits with an optional fraction, without its point: `1.50` is 150 and 2.
bool ParseDigits(absl::string_view text, Wide* number, int* fraction) {
  bool any = false;
  bool point = false;
  *number = 0;
  *fraction = 0;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9' || *number > Wide{1} << 80) return false;
    any = true;
    *number = *number * 10 + (c - '0');
    if (point) ++*fraction;
  }
  return any;
}

std::string Digits(Wide number) {
  std::string text;
  do {
    text.insert(text.begin(),
                static_cast<char>('0' + static_cast<int>(number % 10)));
    number /= 10;
  } while (number > 0);
  return text;
}

std::optional<std::string> Decimal(Wide number, int fraction, int power,
                                   bool scientific) {
  power -= fraction;
  while (number != 0 && number % 10 == 0) {
    number /= 10;
    ++power;
  }
  if (number == 0) return "0";
  if (power < -9) return std::nullopt;
  while (power % 3 != 0) {
    number *= 10;
    --power;
  }
  if (scientific)
    return power == 0 ? Digits(number)
                      : absl::StrCat(Digits(number), "e", power);
  for (const Unit& unit : kDecimal) {
    if (unit.power == power) return absl::StrCat(Digits(number), unit.suffix);
  }
  return std::nullopt;
}

std::optional<std::string> Binary(Wide number, int fraction, int power) {
  while (fraction > 0 && number % 10 == 0) {
    number /= 10;
    --fraction;
  }
  Wide bytes = number;
  for (int i = 0; i < power; ++i) bytes *= 1024;
  for (; fraction > 0; --fraction) {
    // Fractions of a byte round up.
    bytes = bytes % 10 == 0 ? bytes / 10 : bytes / 10 + 1;
  }
  if (bytes < 1024) return Decimal(bytes, 0, 0, false);
  int unit = 0;
  while (unit < 6 && bytes != 0 && bytes % 1024 == 0) {
    bytes /= 1024;
    ++unit;
  }
  return absl::StrCat(Digits(bytes), unit == 0 ? "" : kBinary[unit - 1].suffix);
}

}  // namespace

std::optional<std::string> CanonicalQuantity(absl::string_view text) {
  const bool negative = absl::ConsumePrefix(&text, "-");
  if (negative && text.find_first_of("123456789") < text.find_first_of("eE"))
    return std::nullopt;
  if (!negative) absl::ConsumePrefix(&text, "+");
  Wide number = 0;
  int fraction = 0;
  for (const Unit& unit : kBinary) {
    absl::string_view digits = text;
    if (!absl::ConsumeSuffix(&digits, unit.suffix)) continue;
    if (!ParseDigits(digits, &number, &fraction) || fraction > 12 ||
        number >= Wide{1} << 60)
      return std::nullopt;
    return Binary(number, fraction, unit.power);
  }
  const size_t exponent = text.find_first_of("eE");
  int power = 0;
  if (exponent != absl::string_view::npos && exponent + 1 < text.size() &&
      absl::SimpleAtoi(text.substr(exponent + 1), &power) && power > -10 &&
      power < 19) {
    if (!ParseDigits(text.substr(0, exponent), &number, &fraction))
      return std::nullopt;
    return Decimal(number, fraction, power, true);
  }
  for (const Unit& unit : kDecimal) {
    absl::string_view digits = text;
    if (!absl::ConsumeSuffix(&digits, unit.suffix)) continue;
    if (!ParseDigits(digits, &number, &fraction)) return std::nullopt;
    return Decimal(number, fraction, unit.power, false);
  }
  return std::nullopt;
}

namespace {

using Refuse = std::function<void(DiagnosticKind,
                                  std::initializer_list<absl::string_view>)>;

ir::Tree& Member(ir::Tree& map, absl::string_view key) {
  for (ir::Tree::Member& member : *map.mutable_map()->mutable_members()) {
    if (member.key() == key) return *member.mutable_value();
  }
  return ir::AddMember(map, key);
}

bool AreTexts(const ir::Tree& tree) {
  for (const ir::Tree& item : tree.list().items()) {
    if (item.kind_case() != ir::Tree::kStringValue) return false;
  }
  return tree.has_list();
}

// Lays the pipeline's own words over the claim.
void Overlay(const ir::Tree& patch, const Refuse& refuse, ir::Tree& spec) {
  for (const ir::Tree::Member& member : patch.map().members()) {
    const bool null = member.value().kind_case() == ir::Tree::kNullValue;
    const bool text = member.value().kind_case() == ir::Tree::kStringValue;
    if (member.key() == "accessModes" && (null || AreTexts(member.value()))) {
      if (!member.value().list().items().empty())
        Member(spec, "accessModes") = member.value();
    } else if (member.key() == "storageClassName" && (null || text)) {
      if (text) Member(spec, "storageClassName") = member.value();
    } else {
      refuse(kinds::ArgoV2WorkspaceClaim, {member.key()});
    }
  }
}

}  // namespace

ir::Tree WorkspaceClaims(const kfp2::PlatformSpec& platform,
                         const Settings& settings, const Refuse& refuse) {
  ir::Tree claims;
  for (const auto& entry : platform.platforms()) {
    const kfp2::WorkspaceConfig& workspace =
        entry.value().pipelineconfig().workspace();
    if (entry.key() != "kubernetes" || !workspace.has_kubernetes()) continue;
    ir::Tree spec = settings.default_workspace;
    spec.mutable_map();
    ir::Tree patch;
    kfp2::ToTree(workspace.kubernetes().pvc_spec_patch(), nullptr, &patch);
    Overlay(patch, refuse, spec);
    const ir::Tree* modes = ir::Find(spec, "accessModes");
    if (modes == nullptr || modes->list().items().empty())
      refuse(kinds::ArgoV2WorkspaceModes, {});
    const ir::Tree* storage_class = ir::Find(spec, "storageClassName");
    if (storage_class != nullptr && storage_class->string_value().empty())
      refuse(kinds::ArgoV2WorkspaceClass, {});
    const std::optional<std::string> size = CanonicalQuantity(workspace.size());
    if (!size.has_value())
      refuse(kinds::ArgoV2WorkspaceSize, {workspace.size()});
    ir::Tree& requests = Member(Member(spec, "resources"), "requests");
    Member(requests, "storage") = Text(size.value_or(""));
    Tree claim = Map("metadata", Named("kfp-workspace"));
    claims = List({With(std::move(claim), "spec", std::move(spec))});
  }
  return claims;
}

}  // namespace kfir::argo_v2
