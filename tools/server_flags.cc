// SPDX-License-Identifier: Apache-2.0
#include "tools/server_flags.h"

#include <iterator>
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "ir/pipeline_spec/trees.h"
#include "ir/tree.h"
#include "support/label_syntax.h"
#include "tools/diagnostic_kinds.h"

namespace kfir {
namespace {

using argo_v2::Settings;

// The addresses of servers are made of these.
struct Names {
  std::string ml_pipeline = "ml-pipeline";
  std::string metadata = "metadata-grpc-service";
  std::string space = "kubeflow";
  std::string domain = "cluster.local";
  bool any_proxy = false;
  bool no_proxy = false;
};

struct Target {
  Settings& settings;
  Names& names;
};

// Why a text is not taken: what would be.
using Expected = const char*;

constexpr Expected kNumber = "a whole number of at least 0";
constexpr Expected kBool = "true or false";
constexpr Expected kObject = "a JSON object of strings";
constexpr Expected kMarks =
    "names and values that Kubernetes takes for labels or annotations";
constexpr Expected kPatch = "a JSON object";
constexpr Expected kClaim = "the spec of a volume claim as a JSON object";

Expected SetId(const std::string& text, std::optional<int64_t>& id) {
  int64_t number = 0;
  if (!absl::SimpleAtoi(text, &number) || number < 0) return kNumber;
  id = number;
  return nullptr;
}

// As the API server, which is a Go program, reads them.
std::optional<bool> ParseBool(absl::string_view text) {
  for (const absl::string_view word : {"1", "t", "T", "true", "True", "TRUE"}) {
    if (text == word) return true;
  }
  for (const absl::string_view word :
       {"0", "f", "F", "false", "False", "FALSE"}) {
    if (text == word) return false;
  }
  return std::nullopt;
}

Expected SetBool(const std::string& text, std::optional<bool>& value) {
  const std::optional<bool> parsed = ParseBool(text);
  if (!parsed.has_value()) return kBool;
  value = parsed;
  return nullptr;
}

Expected SetPatch(const std::string& text, ir::Tree& tree) {
  if (text.empty()) return nullptr;
  const std::optional<ir::Tree> parsed = kfp2::ParseJson(text);
  if (!parsed.has_value() || !parsed->has_map()) return kPatch;
  tree = *parsed;
  return nullptr;
}

// Whether what the workspace is laid over is of the kind that it has there.
bool IsClaim(const ir::Tree& tree) {
  if (!tree.has_map()) return false;
  for (const ir::Tree::Member& member : tree.map().members()) {
    const ir::Tree& value = member.value();
    if (member.key() == "accessModes") {
      for (const ir::Tree& mode : value.list().items()) {
        if (mode.kind_case() != ir::Tree::kStringValue) return false;
      }
      if (!value.has_list()) return false;
    } else if (member.key() == "storageClassName") {
      if (value.kind_case() != ir::Tree::kStringValue) return false;
    } else if (member.key() == "resources") {
      const ir::Tree* const requests = ir::Find(value, "requests");
      if (!value.has_map() || (requests != nullptr && !requests->has_map()))
        return false;
    }
  }
  return true;
}

Expected SetClaim(const std::string& text, ir::Tree& tree) {
  const std::optional<ir::Tree> parsed = kfp2::ParseJson(text);
  if (!parsed.has_value() || !IsClaim(*parsed)) return kClaim;
  tree = *parsed;
  return nullptr;
}

Expected SetMarks(const std::string& text, bool labels,
                  std::vector<std::pair<std::string, std::string>>& marks) {
  const std::optional<ir::Tree> parsed = kfp2::ParseJson(text);
  if (!parsed.has_value() || !parsed->has_map()) return kObject;
  marks.clear();
  for (const ir::Tree::Member& member : parsed->map().members()) {
    if (member.value().kind_case() != ir::Tree::kStringValue) return kObject;
    // Those are the server's own.
    if (absl::StartsWith(member.key(), "pipelines.kubeflow.org/")) continue;
    const std::string& value = member.value().string_value();
    if (!IsLabelName(member.key()) || (labels && !IsLabelValue(value)))
      return kMarks;
    marks.emplace_back(member.key(), value);
  }
  return nullptr;
}

struct Row {
  const char* name;
  const char* value_name;
  const char* environment;  // where the API server has it from; null: nowhere
  // How an environment that does not fit, or is empty, is taken.
  enum { kError, kIgnored, kEmptyCounts } in_environment;
  const char* help;
  Expected (*set)(const std::string& text, Target target);
};

constexpr Row kRows[] = {
    {"driver-image", "IMAGE", "V2_DRIVER_IMAGE", Row::kIgnored,
     "image of the drivers (default: ghcr.io/kubeflow/kfp-driver:latest)",
     [](const std::string& text, Target t) -> Expected {
       t.settings.driver_image = text;
       return nullptr;
     }},
    {"driver-command", "WORDS", "V2_DRIVER_COMMAND", Row::kIgnored,
     "command of the drivers, split at every blank (default: driver)",
     [](const std::string& text, Target t) -> Expected {
       t.settings.driver_command = absl::StrSplit(text, ' ');
       return nullptr;
     }},
    {"driver-pod-labels", "JSON", "DRIVER_POD_LABELS", Row::kError,
     "labels of the drivers' pods (default: none)",
     [](const std::string& text, Target t) {
       return SetMarks(text, true, t.settings.driver_labels);
     }},
    {"driver-pod-annotations", "JSON", "DRIVER_POD_ANNOTATIONS", Row::kError,
     "annotations of the drivers' pods (default: none)",
     [](const std::string& text, Target t) {
       return SetMarks(text, false, t.settings.driver_annotations);
     }},
    {"launcher-image", "IMAGE", "V2_LAUNCHER_IMAGE", Row::kIgnored,
     "image of the launchers (default: ghcr.io/kubeflow/kfp-launcher:latest)",
     [](const std::string& text, Target t) -> Expected {
       t.settings.launcher_image = text;
       return nullptr;
     }},
    {"launcher-command", "WORDS", "V2_LAUNCHER_COMMAND", Row::kIgnored,
     "command of the launchers, split at every blank (default: launcher-v2)",
     [](const std::string& text, Target t) -> Expected {
       t.settings.launcher_command = absl::StrSplit(text, ' ');
       return nullptr;
     }},
    {"service-account", "NAME", "DEFAULTPIPELINERUNNERSERVICEACCOUNT",
     Row::kIgnored, "service account (default: pipeline-runner)",
     [](const std::string& text, Target t) -> Expected {
       t.settings.service_account = text;
       return nullptr;
     }},
    {"run-as-user", "ID", "PIPELINE_RUN_AS_USER", Row::kIgnored,
     "user of all pods of the workflow (default: none)",
     [](const std::string& text, Target t) {
       return SetId(text, t.settings.run_as_user);
     }},
    {"default-run-as-user", "ID", "DEFAULT_SECURITY_CONTEXT_RUN_AS_USER",
     Row::kIgnored, "user of the pipeline's containers (default: none)",
     [](const std::string& text, Target t) {
       return SetId(text, t.settings.default_run_as_user);
     }},
    {"default-run-as-group", "ID", "DEFAULT_SECURITY_CONTEXT_RUN_AS_GROUP",
     Row::kIgnored, "group of the pipeline's containers (default: none)",
     [](const std::string& text, Target t) {
       return SetId(text, t.settings.default_run_as_group);
     }},
    {"default-run-as-non-root", "BOOL",
     "DEFAULT_SECURITY_CONTEXT_RUN_AS_NON_ROOT", Row::kIgnored,
     "whether the pipeline's containers must not be root (default: not said)",
     [](const std::string& text, Target t) {
       return SetBool(text, t.settings.default_run_as_non_root);
     }},
    {"default-host-users", "BOOL", "DEFAULT_SECURITY_CONTEXT_HOST_USERS",
     Row::kIgnored,
     "whether the pipeline's pods are in the host's user namespace (default: "
     "not said)",
     [](const std::string& text, Target t) {
       return SetBool(text, t.settings.default_host_users);
     }},
    {"log-level", "LEVEL", "PIPELINE_LOG_LEVEL", Row::kEmptyCounts,
     "log level of drivers and launchers (default: 1)",
     [](const std::string& text, Target t) -> Expected {
       t.settings.log_level = text;
       return nullptr;
     }},
    {"publish-logs", "BOOL", "PUBLISH_LOGS", Row::kEmptyCounts,
     "whether logs are kept as artifacts (default: true)",
     [](const std::string& text, Target t) -> Expected {
       t.settings.publish_logs = text;
       return nullptr;
     }},
    {"ml-pipeline-service", "NAME", "ML_PIPELINE_SERVICE_NAME", Row::kIgnored,
     "service of the API server (default: ml-pipeline)",
     [](const std::string& text, Target t) -> Expected {
       t.names.ml_pipeline = text;
       return nullptr;
     }},
    {"metadata-service", "NAME", "METADATA_SERVICE_NAME", Row::kIgnored,
     "service of the metadata store (default: metadata-grpc-service)",
     [](const std::string& text, Target t) -> Expected {
       t.names.metadata = text;
       return nullptr;
     }},
    {"server-namespace", "NAME", "POD_NAMESPACE", Row::kIgnored,
     "namespace of these services (default: kubeflow)",
     [](const std::string& text, Target t) -> Expected {
       t.names.space = text;
       return nullptr;
     }},
    {"cluster-domain", "NAME", "CLUSTER_DOMAIN", Row::kIgnored,
     "domain of the cluster (default: cluster.local)",
     [](const std::string& text, Target t) -> Expected {
       t.names.domain = text;
       return nullptr;
     }},
    {"ca-secret", "NAME", "CABUNDLE_SECRET_NAME", Row::kIgnored,
     "secret with the certificates to trust (default: none)",
     [](const std::string& text, Target t) -> Expected {
       t.settings.ca_secret = text;
       return nullptr;
     }},
    {"ca-config-map", "NAME", "CABUNDLE_CONFIGMAP_NAME", Row::kIgnored,
     "config map with them, where no secret is named (default: none)",
     [](const std::string& text, Target t) -> Expected {
       t.settings.ca_config_map = text;
       return nullptr;
     }},
    {"ca-key", "KEY", "CABUNDLE_KEY_NAME", Row::kIgnored,
     "where they are in it (default: ca.crt)",
     [](const std::string& text, Target t) -> Expected {
       t.settings.ca_key = text;
       return nullptr;
     }},
    {"http-proxy", "URL", "HTTP_PROXY", Row::kEmptyCounts,
     "proxy of the drivers (default: none)",
     [](const std::string& text, Target t) -> Expected {
       t.settings.http_proxy = text;
       t.names.any_proxy = true;
       return nullptr;
     }},
    {"https-proxy", "URL", "HTTPS_PROXY", Row::kEmptyCounts,
     "proxy of the drivers (default: none)",
     [](const std::string& text, Target t) -> Expected {
       t.settings.https_proxy = text;
       t.names.any_proxy = true;
       return nullptr;
     }},
    {"no-proxy", "HOSTS", "NO_PROXY", Row::kEmptyCounts,
     "what is reached without one (default: where a proxy is given, the hosts "
     "of the cluster)",
     [](const std::string& text, Target t) -> Expected {
       t.settings.no_proxy = text;
       t.names.no_proxy = true;
       return nullptr;
     }},
    {"default-workspace", "JSON", nullptr, Row::kIgnored,
     "spec of the volume claim that a workspace begins with (default: none)",
     [](const std::string& text, Target t) {
       return SetClaim(text, t.settings.default_workspace);
     }},
    {"spec-patch", "JSON", "COMPILED_PIPELINE_SPEC_PATCH", Row::kError,
     "strategic merge patch of the workflow's spec (default: none)",
     [](const std::string& text, Target t) {
       return SetPatch(text, t.settings.spec_patch);
     }},
    {"pipeline-root", "URI", nullptr, Row::kIgnored,
     "where the outputs of the run go (default: as the cluster has it)",
     [](const std::string& text, Target t) -> Expected {
       t.settings.pipeline_root = text;
       return nullptr;
     }},
    {"run-display-name", "NAME", nullptr, Row::kIgnored,
     "how the run is called (default: nothing)",
     [](const std::string& text, Target t) -> Expected {
       t.settings.run_display_name = text;
       return nullptr;
     }},
};

std::string Address(const std::string& service, const Names& names) {
  return absl::StrCat(service, ".", names.space, ".svc.", names.domain);
}

void Report(DiagnosticSink& diagnostics, absl::string_view option,
            absl::string_view expected, absl::string_view value) {
  diagnostics.Emit(kinds::OptionValue, {}, {option, expected, value});
}

}  // namespace

ServerFlags::ServerFlags() : values_(std::size(kRows)) {}

void ServerFlags::Declare(OptionParser& parser) {
  parser.Group("KFP's API server (--to=argo-v2)");
  parser.List("parameter", "NAME=VALUE", &parameters_,
              "a parameter of the run: text for a string, JSON for others (may "
              "be repeated)");
  parser.Flag("cache-disabled", &cache_disabled_, "no results are reused");
  parser.Flag("ml-pipeline-tls", &ml_pipeline_tls_,
              "the API server speaks TLS");
  parser.Flag("metadata-tls", &metadata_tls_, "the metadata store speaks TLS");
  parser.Flag("server-environment", &environment_,
              "take what no option says from the environment variables that "
              "the API server reads");
  for (size_t i = 0; i < std::size(kRows); ++i)
    parser.Value(kRows[i].name, kRows[i].value_name, &values_[i],
                 kRows[i].help);
}

const Settings& ServerFlags::Apply(const ToolIo& io,
                                   DiagnosticSink& diagnostics) {
  Names names;
  const Target target{settings_, names};
  for (size_t i = 0; i < std::size(kRows); ++i) {
    const Row& row = kRows[i];
    if (const std::optional<std::string>& given = values_[i]) {
      if (const Expected expected = row.set(*given, target))
        Report(diagnostics, absl::StrCat("--", row.name), expected, *given);
      continue;
    }
    if (!environment_ || row.environment == nullptr) continue;
    const std::optional<std::string> text = io.get_environment(row.environment);
    if (!text.has_value() ||
        (text->empty() && row.in_environment != Row::kEmptyCounts))
      continue;
    const Expected expected = row.set(*text, target);
    if (expected != nullptr && row.in_environment == Row::kError)
      Report(diagnostics, absl::StrCat("$", row.environment), expected, *text);
  }
  if (environment_) {
    const std::string text =
        io.get_environment("METADATA_TLS_ENABLED").value_or("");
    const std::optional<bool> parsed = ParseBool(text);
    if (!text.empty() && !parsed.has_value())
      Report(diagnostics, "$METADATA_TLS_ENABLED", kBool, text);
    metadata_tls_ = metadata_tls_ || parsed.value_or(false);
  }
  settings_.ml_pipeline_address = Address(names.ml_pipeline, names);
  settings_.metadata_address = Address(names.metadata, names);
  settings_.cache_disabled = cache_disabled_;
  settings_.ml_pipeline_tls = ml_pipeline_tls_;
  settings_.metadata_tls = metadata_tls_;
  if (settings_.ca_key.empty()) settings_.ca_key = "ca.crt";
  if (names.any_proxy && !names.no_proxy) {
    settings_.no_proxy = absl::StrCat(
        "localhost,127.0.0.1,.svc.", names.domain,
        ",kubernetes.default.svc,minio-service.kubeflow,metadata-grpc-service,"
        "metadata-grpc-service.kubeflow,ml-pipeline.kubeflow");
  }
  for (const std::string& parameter : parameters_) {
    const size_t equals = parameter.find('=');
    if (equals == std::string::npos || equals == 0) {
      Report(diagnostics, "--parameter", "NAME=VALUE", parameter);
      continue;
    }
    settings_.parameters.emplace_back(parameter.substr(0, equals),
                                      parameter.substr(equals + 1));
  }
  return settings_;
}

std::vector<std::string> ServerFlags::Given() const {
  std::vector<std::string> given;
  const auto add = [&given](bool is_given, absl::string_view option) {
    if (is_given) given.emplace_back(option);
  };
  for (size_t i = 0; i < std::size(kRows); ++i)
    add(values_[i].has_value(), absl::StrCat("--", kRows[i].name));
  add(!parameters_.empty(), "--parameter");
  add(cache_disabled_, "--cache-disabled");
  add(ml_pipeline_tls_, "--ml-pipeline-tls");
  add(metadata_tls_, "--metadata-tls");
  add(environment_, "--server-environment");
  return given;
}

}  // namespace kfir
