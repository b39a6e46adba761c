// SPDX-License-Identifier: Apache-2.0
//
// The JSON texts that the workflow holds, byte for byte as the API server
// writes them.
#ifndef KFIR_BACKENDS_ARGO_V2_JSON_H_
#define KFIR_BACKENDS_ARGO_V2_JSON_H_

#include <google/protobuf/message.h>

#include <string>

#include "ir/pipeline_spec/pipeline_spec.pb.h"

namespace kfir::argo_v2 {

// No blanks, keys by bytes, numbers in shortest form, `<`, `>` and `&` escaped.
std::string CanonicalJson(const google::protobuf::Message& message);
void AppendCanonicalJson(const google::protobuf::Message& message,
                         std::string* out);

// SHA-256, in hexadecimal, of the rendering of a container that identifies it.
std::string ContainerHash(
    const kfp2::PipelineDeploymentConfig::PipelineContainerSpec& container);

// A factor between retries as an argument: `2`, `1e-05`, `1e+06`.
std::string FactorText(double factor);

}  // namespace kfir::argo_v2

#endif  // KFIR_BACKENDS_ARGO_V2_JSON_H_
