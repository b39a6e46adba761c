// SPDX-License-Identifier: Apache-2.0
//
// What each port of a module becomes in v2.
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_PORT_TYPES_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_PORT_TYPES_H_

#include <vector>

#include "backends/shared/migration/findings.h"
#include "backends/shared/migration/flow.h"
#include "ir/ir.pb.h"

namespace kfir::migration {

// By port: whether it is a parameter; the others are artifacts.  Ports that
// data flows between are the same.  Reports the files of what has to be a
// value.
std::vector<bool> FindParameters(const Flow& flow, Findings& findings);

// The types of the parameters.
class ParameterTypes {
 public:
  // `flow`, whose ports still have the types of v1, and the others outlive
  // this.
  ParameterTypes(const Flow& flow, const std::vector<bool>& parameters,
                 Findings& findings);

  ir::Type::Parameter OfPort(int port) const { return types_[port]; }
  // Of a value in the graph of `component`.
  ir::Type::Parameter Of(int component, const ir::Value& value) const;

 private:
  using Type = ir::Type::Parameter;

  template <typename Visit>
  void ForEachLeafInput(Visit visit) const;
  Type OfSource(const Source& source) const;
  Type OfItem(const Source& source) const;
  Type OfPart(const Source& source) const;
  // A type that no one wrote down: whatever is asked for is taken.
  bool IsLoose(const Source& source) const;
  void Vote();
  void SettleSources();
  void SettleInput(int component, const ir::Task& task, const ir::Input& input,
                   int port);
  void SettleGroups();

  const Flow& flow_;
  const std::vector<bool>& parameters_;
  Findings& findings_;
  std::vector<Type> declared_;
  std::vector<Type> items_;  // of a list, where the type says so
  std::vector<Type> types_;
  std::vector<const ir::Location*> looped_;  // by port: a loop over it
};

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_PORT_TYPES_H_
