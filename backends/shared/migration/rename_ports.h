// SPDX-License-Identifier: Apache-2.0
//
// What kfp 2 calls the ports of a pipeline and of the groups in it.
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_RENAME_PORTS_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_RENAME_PORTS_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "backends/shared/migration/flow.h"
#include "ir/ir.pb.h"

namespace kfir::migration {

class PortNames {
 public:
  // Finds the names.  Both outlive this; `flow` is that of `module`.
  PortNames(ir::Module& module, Flow& flow);

  // Gives them to the ports, and to everything that names one.  What a loop's
  // task makes is collected.
  void Apply();

 private:
  using Names = absl::flat_hash_map<std::string, std::string>;

  std::string FullName(const Source& source, absl::string_view otherwise) const;
  const std::string& Argument(int port) const;
  void NamePorts();
  void NameItems();
  void Rename(int index);
  void RenameItem(ir::Task& task);
  void Rename(int index, ir::Value& value);

  ir::Module& module_;
  Flow& flow_;
  std::vector<Names> inputs_, outputs_;  // by component: old name to new one
  absl::flat_hash_map<const ir::Task*, std::string> items_;
  const ir::Value* in_collected_ = nullptr;  // the value that is visited next
  const ir::Value* renamed_ = nullptr;       // likewise
};

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_RENAME_PORTS_H_
