// SPDX-License-Identifier: Apache-2.0
#include "passes/pass_table.h"

#include <algorithm>
#include <utility>

namespace kfir {
namespace {

bool NameIsLess(const PassInfo* pass, absl::string_view name) {
  return pass->name < name;
}

}  // namespace

PassTable::PassTable() {
  for (const PassInfo& pass : AllPasses()) passes_.push_back(&pass);
}

const PassInfo* PassTable::Find(absl::string_view name) const {
  const auto place =
      std::lower_bound(passes_.begin(), passes_.end(), name, NameIsLess);
  return place != passes_.end() && (*place)->name == name ? *place : nullptr;
}

void PassTable::Add(std::shared_ptr<const PassInfo> pass) {
  passes_.insert(
      std::lower_bound(passes_.begin(), passes_.end(), pass->name, NameIsLess),
      pass.get());
  added_.push_back(std::move(pass));
}

}  // namespace kfir
