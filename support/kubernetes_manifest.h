// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_SUPPORT_KUBERNETES_MANIFEST_H_
#define KFIR_SUPPORT_KUBERNETES_MANIFEST_H_

#include <string>

namespace kfir {

// How KFP v2 documents are wrapped up as Kubernetes objects.  An empty name is
// the pipeline's, or what stands for it.
struct KubernetesManifest {
  std::string pipeline_name;
  std::string pipeline_display_name;
  std::string pipeline_version_name;
  std::string pipeline_version_display_name;
  std::string name_space;
  bool include_pipeline = false;  // an object for the pipeline itself, too
};

}  // namespace kfir

#endif  // KFIR_SUPPORT_KUBERNETES_MANIFEST_H_
