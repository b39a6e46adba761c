// SPDX-License-Identifier: Apache-2.0
//
// The templates that all pipelines share.
#ifndef KFIR_BACKENDS_ARGO_V2_SYSTEM_TEMPLATES_H_
#define KFIR_BACKENDS_ARGO_V2_SYSTEM_TEMPLATES_H_

#include <string>

#include "absl/strings/string_view.h"
#include "backends/argo_v2_settings.h"
#include "ir/ir.pb.h"

namespace kfir::argo_v2 {

// Which executor a container task needs.
struct ExecutorKind {
  bool retries = false;
  bool has_metadata = false;
  int annotations = 0;
  int labels = 0;

  // `system-container-executor` with its prefixes; `suffix` is `executor` or
  // `impl`.
  std::string Name(absl::string_view suffix) const;
};

ir::Tree ContainerDriver(absl::string_view pipeline, const Settings& settings);
ir::Tree DagDriver(absl::string_view pipeline, const Settings& settings);
ir::Tree Importer(absl::string_view pipeline, bool workspace,
                  const Settings& settings);
ir::Tree Executor(const ExecutorKind& kind);
ir::Tree Impl(const ExecutorKind& kind, const Settings& settings);

// The name of the parameter that holds the key or value (`val`) of the
// `index`th of `count` annotations or labels.
std::string MetadataParameter(absl::string_view what, absl::string_view part,
                              int index, int count);

// The security contexts of the workflow and of pods.
ir::Tree PodSecurity(bool non_root);

}  // namespace kfir::argo_v2

#endif  // KFIR_BACKENDS_ARGO_V2_SYSTEM_TEMPLATES_H_
