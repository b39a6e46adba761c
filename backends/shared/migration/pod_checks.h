// SPDX-License-Identifier: Apache-2.0
//
// What the conversions of a pod's settings share.
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_POD_CHECKS_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_POD_CHECKS_H_

#include <algorithm>
#include <initializer_list>
#include <string>

#include "absl/strings/string_view.h"
#include "backends/shared/migration/findings.h"
#include "ir/ir.pb.h"

namespace kfir::migration {

// What to do instead of a setting of the pod that v2 does not have.
inline constexpr absl::string_view kOtherPodSetting =
    "ask for it in the cluster, by a policy that changes the pods of runs, or "
    "do it in the image";

// The first of Argo's variables anywhere in `tree`; empty: none.
std::string VariableIn(const ir::Tree& tree);

// Removes, from a list, what `keep` refuses.
template <typename List, typename Keep>
void Filter(List& list, Keep keep) {
  list.erase(std::remove_if(list.begin(), list.end(),
                            [&](auto& one) { return !keep(one); }),
             list.end());
}

// Removes the member `key` where it is false.
void DropFalse(ir::Tree* map, absl::string_view key);

// Refuses settings of one task.
class PodChecks {
 public:
  // Both outlive this.
  PodChecks(const ir::Task& task, Findings& findings)
      : task_(task), findings_(findings) {}

  // `what` is named as v2 lacks it; `hint` says what to do instead.
  void Refuse(absl::string_view what, absl::string_view hint) const;
  // False, after a refusal: `variable` is not empty.
  bool NoVariable(const std::string& variable, absl::string_view place) const;
  // False, after a refusal: `map`, which is `what`, has other members than
  // `known`, or one that is known only when the pipeline runs.
  bool Only(const ir::Tree& map, std::initializer_list<absl::string_view> known,
            absl::string_view what) const;

 private:
  const ir::Task& task_;
  Findings& findings_;
};

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_POD_CHECKS_H_
