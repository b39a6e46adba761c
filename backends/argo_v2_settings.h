// SPDX-License-Identifier: Apache-2.0
//
// What the installation and the run decide, with the defaults of the API
// server.
#ifndef KFIR_BACKENDS_ARGO_V2_SETTINGS_H_
#define KFIR_BACKENDS_ARGO_V2_SETTINGS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ir/ir.pb.h"

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
  bool cache_disabled = false;
  bool ml_pipeline_tls = false;
  bool metadata_tls = false;
  std::optional<int64_t> run_as_user;  // of the whole workflow
  // Of users' containers that say nothing else.
  std::optional<int64_t> default_run_as_user;
  std::optional<int64_t> default_run_as_group;
  std::optional<bool> default_run_as_non_root;
  std::optional<bool> default_host_users;
  // Of the drivers' pods.
  std::vector<std::pair<std::string, std::string>> driver_labels;
  std::vector<std::pair<std::string, std::string>> driver_annotations;
  // The certificate authority: of a secret, else of a config map; empty: none.
  std::string ca_secret;
  std::string ca_config_map;
  std::string ca_key = "ca.crt";
  // The claim that a workspace begins with; no kind: none.
  ir::Tree default_workspace;
  // A strategic merge patch of the workflow's spec; no kind: none.
  ir::Tree spec_patch;

  // Of the run.
  std::string run_display_name;
  std::string pipeline_root;
  // Values of the pipeline's parameters: text for one that is a string, JSON
  // for others.
  std::vector<std::pair<std::string, std::string>> parameters;

  bool has_ca() const { return !ca_secret.empty() || !ca_config_map.empty(); }
};

}  // namespace kfir::argo_v2

#endif  // KFIR_BACKENDS_ARGO_V2_SETTINGS_H_
