// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/names.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"

namespace kfir::argo {
namespace {

constexpr size_t kMaxTemplateName = 128;

}  // namespace

std::string TemplateName(absl::string_view name) {
  std::string out = K8sCapName(absl::StrReplaceAll(name, {{"_", "-"}}));
  if (out.empty()) out = "task";
  if (!absl::ascii_isalpha(static_cast<unsigned char>(out[0]))) {
    out.insert(out.begin(), 'n');
  }
  // Room for what makes it unique.
  if (out.size() > kMaxTemplateName - 8) out.resize(kMaxTemplateName - 8);
  return out;
}

}  // namespace kfir::argo
