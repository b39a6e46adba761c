// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_ARGO_POD_SPEC_PATCH_H_
#define KFIR_BACKENDS_ARGO_POD_SPEC_PATCH_H_

#include <string>

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir::argo {

// The settings of a pod that a template cannot hold: Kubernetes checks
// quantities and selectors before Argo fills placeholders in, so these come in
// a patch.
class PodSpecPatch {
 public:
  // Whether the setting has to go here.
  static bool TakesSelector(absl::string_view key, const ir::Tree& value);
  static bool TakesResource(absl::string_view key, const ir::Tree& value);

  void AddSelector(absl::string_view key, const ir::Tree& value);
  // `group`: limits or requests.
  void AddResource(absl::string_view group, absl::string_view key,
                   const ir::Tree& value);
  // A member of the pod that templates do not have.
  void AddMember(absl::string_view key, const ir::Tree& value);

  // JSON; empty: nothing to patch.
  std::string Text() const;

 private:
  ir::Tree selector_;
  ir::Tree resources_;
  ir::Tree members_;
};

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_POD_SPEC_PATCH_H_
