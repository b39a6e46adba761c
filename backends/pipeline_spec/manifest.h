// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_PIPELINE_SPEC_MANIFEST_H_
#define KFIR_BACKENDS_PIPELINE_SPEC_MANIFEST_H_

#include <string>

#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "support/kubernetes_manifest.h"
#include "support/yaml/writer.h"

namespace kfir::kfp2 {

// The documents as Kubernetes objects, in YAML.
std::string PrintManifest(const Documents& documents,
                          const KubernetesManifest& manifest,
                          const std::string& description, YamlStyle style);

}  // namespace kfir::kfp2

#endif  // KFIR_BACKENDS_PIPELINE_SPEC_MANIFEST_H_
