// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_SHARED_PYTHON_LOCATIONS_H_
#define KFIR_FRONTENDS_SHARED_PYTHON_LOCATIONS_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "frontends/shared/python/fields.h"
#include "frontends/shared/python/marshal.h"
#include "ir/ir.pb.h"
#include "support/diagnostics.h"

namespace kfir {

// The places of a trace, in the tables of the module.
class Locations {
 public:
  // Fills the module's tables from those of the trace.
  Locations(const PyValue& trace, TraceStatus& status, ir::Module& module);

  // Of an index into the trace's `locs`; none for anything else.
  const ir::Location& Get(const PyValue& index) const;
  SourceLocation ToSource(const ir::Location& location) const;
  // Emits to `diagnostics`, with a note for each call that led to `location`,
  // the innermost first.
  Diagnostic& Report(DiagnosticSink& diagnostics, DiagnosticKind kind,
                     const ir::Location& location,
                     std::initializer_list<absl::string_view> arguments) const;
  // Index + 1 into the module's file table.
  uint32_t File(absl::string_view path);

 private:
  uint32_t Chain(const PyValue& frames, TraceStatus& status);

  ir::Module& module_;
  std::vector<ir::Location> locations_;
  std::vector<uint32_t> files_;  // of the trace, in the module
  absl::flat_hash_map<std::string, uint32_t> file_index_;
  absl::flat_hash_map<std::string, uint32_t> chain_index_;
};

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_PYTHON_LOCATIONS_H_
