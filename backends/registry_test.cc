// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "backends/backend.h"
#include "gtest/gtest.h"
#include "ir/io.h"
#include "ir/ir.pb.h"

namespace kfir {
namespace {

const BackendInfo* Find(absl::string_view name) {
  for (const BackendInfo& info : AllBackends()) {
    if (info.name == name) return &info;
  }
  return nullptr;
}

TEST(AllBackends, AreSortedByName) {
  EXPECT_TRUE(std::is_sorted(AllBackends().begin(), AllBackends().end(),
                             [](const BackendInfo& a, const BackendInfo& b) {
                               return a.name < b.name;
                             }));
}

TEST(AllBackends, StoredFormsReadBack) {
  ir::Module module;
  module.set_format_version(ir::kFormatVersion);
  module.set_name("p");
  for (absl::string_view name : {"textproto", "binary"}) {
    const BackendInfo* info = Find(name);
    ASSERT_NE(info, nullptr) << name;
    DiagnosticSink diagnostics;
    const auto text = info->emit(module, {}, diagnostics);
    ASSERT_TRUE(text.ok()) << name;
    ir::Module back;
    const absl::Status read =
        name == "binary" ? ir::ReadBinary(*text, "m", back, diagnostics)
                         : ir::ReadText(*text, "m", back, diagnostics);
    EXPECT_TRUE(read.ok()) << diagnostics.ToString();
    EXPECT_EQ(back.name(), "p");
  }
}

}  // namespace
}  // namespace kfir
