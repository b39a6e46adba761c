// SPDX-License-Identifier: Apache-2.0
//
// What the installation decides, with the defaults of the API server.
#ifndef KFIR_BACKENDS_ARGO_V2_SETTINGS_H_
#define KFIR_BACKENDS_ARGO_V2_SETTINGS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kfir::argo_v2 {

struct Settings {
  std::string driver_image = "ghcr.io/kubeflow/kfp-driver:latest";
  std::string launcher_image = "ghcr.io/kubeflow/kfp-launcher:latest";
  std::vector<std::string> driver_command = {"driver"};
  std::vector<std::string> launcher_command = {"launcher-v2"};
  std::string service_account = "pipeline-runner";
  std::string log_level = "1";
  std::string publish_logs = "true";
  std::string ml_pipeline_address = "ml-pipeline.kubeflow.svc.cluster.local";
  std::string metadata_address =
      "metadata-grpc-service.kubeflow.svc.cluster.local";
  std::string http_proxy;
  std::string https_proxy;
  std::string no_proxy;
  std::string pipeline_root;
  bool cache_disabled = false;
  bool ml_pipeline_tls = false;
  bool metadata_tls = false;
  std::optional<int64_t> run_as_user;  // of the whole workflow
  // The certificate authority: of a secret, else of a config map; empty: none.
  std::string ca_secret;
  std::string ca_config_map;
  std::string ca_key = "ca.crt";

  bool has_ca() const { return !ca_secret.empty() || !ca_config_map.empty(); }
};

}  // namespace kfir::argo_v2

#endif  // KFIR_BACKENDS_ARGO_V2_SETTINGS_H_
