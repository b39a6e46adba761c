// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_PASSES_PASS_TABLE_H_
#define KFIR_PASSES_PASS_TABLE_H_

#include <memory>
#include <vector>

#include "absl/strings/string_view.h"
#include "passes/pass.h"

namespace kfir {

// The passes that a pipeline may name: Kfir's own, and those of plug-ins.
class PassTable {
 public:
  PassTable();

  // Null: no such pass.
  const PassInfo* Find(absl::string_view name) const;
  // Sorted by name.
  const std::vector<const PassInfo*>& passes() const { return passes_; }

  // `pass` lives as long as this does.  Precondition: no pass has its name.
  void Add(std::shared_ptr<const PassInfo> pass);

 private:
  std::vector<const PassInfo*> passes_;
  std::vector<std::shared_ptr<const PassInfo>> added_;
};

}  // namespace kfir

#endif  // KFIR_PASSES_PASS_TABLE_H_
