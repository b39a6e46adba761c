// SPDX-License-Identifier: Apache-2.0
#include "backends/argo_v2/system_templates.h"

#include <utility>
#include <vector>

#include "backends/argo_v2/build.h"

namespace kfir::argo_v2 {
namespace {

constexpr absl::string_view kRole = "pipelines.kubeflow.org/runtime-role";
constexpr absl::string_view kRetryParameters[] = {
    "retry-max-count", "retry-backoff-duration", "retry-backoff-factor",
    "retry-backoff-max-duration"};

Tree Seccomp() { return Map("type", Text("RuntimeDefault")); }

Tree ContainerSecurity(bool non_root) {
  Tree context = Map("allowPrivilegeEscalation", ir::BoolTree(false));
  ir::AddMember(context, "capabilities") = Map("drop", Texts({"ALL"}));
  if (non_root) ir::AddMember(context, "runAsNonRoot") = ir::BoolTree(true);
  return With(std::move(context), "seccompProfile", Seccomp());
}

Tree Variable(absl::string_view name, absl::string_view field) {
  return With(Named(name), "valueFrom",
              Map("fieldRef", Map("fieldPath", Text(field))));
}

std::vector<Tree> PodVariables() {
  return {Variable("KFP_POD_NAME", "metadata.name"),
          Variable("KFP_POD_UID", "metadata.uid")};
}

std::vector<Tree> ProxyVariables(const Settings& settings) {
  std::vector<Tree> variables;
  const auto add = [&variables](absl::string_view lower,
                                absl::string_view upper,
                                const std::string& value) {
    if (value.empty()) return;
    variables.push_back(WithValue(lower, value));
    variables.push_back(WithValue(upper, value));
  };
  add("http_proxy", "HTTP_PROXY", settings.http_proxy);
  add("https_proxy", "HTTPS_PROXY", settings.https_proxy);
  add("no_proxy", "NO_PROXY", settings.no_proxy);
  return variables;
}

Tree Resources(absl::string_view memory_limit,
               absl::string_view memory_request) {
  Tree limits = With(Map("cpu", Text("500m")), "memory", Text(memory_limit));
  Tree requests = Map("cpu", Text("100m"));
  if (!memory_request.empty())
    ir::AddMember(requests, "memory") = Text(memory_request);
  return With(Map("limits", std::move(limits)), "requests",
              std::move(requests));
}

Tree Mount(absl::string_view name, absl::string_view path) {
  return With(Map("mountPath", Text(path)), "name", Text(name));
}

void AddCa(const Settings& settings, std::vector<Tree>& volumes,
           std::vector<Tree>& mounts) {
  if (!settings.has_ca()) return;
  Tree items =
      List({With(Map("key", Text(settings.ca_key)), "path", Text("ca.crt"))});
  const bool secret = !settings.ca_secret.empty();
  Tree source = Map(secret ? "secretName" : "name",
                    Text(secret ? settings.ca_secret : settings.ca_config_map));
  ir::AddMember(source, "items") = std::move(items);
  volumes.push_back(With(Named("custom-ca"), secret ? "secret" : "configMap",
                         std::move(source)));
  mounts.push_back(Mount("custom-ca", "/kfp/certs"));
}

std::string CaPath(const Settings& settings) {
  return settings.has_ca() ? "/kfp/certs/ca.crt" : "";
}

std::string Flag(absl::string_view name, bool value) {
  return absl::StrCat("--", name, "=", value ? "true" : "false");
}

void AppendDriverTail(const Settings& settings,
                      std::vector<std::string>& args) {
  for (std::string arg :
       {std::string("--http_proxy"),
        settings.http_proxy,
        std::string("--https_proxy"),
        settings.https_proxy,
        std::string("--no_proxy"),
        settings.no_proxy,
        std::string("--ml_pipeline_server_address"),
        settings.ml_pipeline_address,
        std::string("--ml_pipeline_server_port"),
        std::string("8887"),
        std::string("--mlmd_server_address"),
        settings.metadata_address,
        std::string("--mlmd_server_port"),
        std::string("8080"),
        Flag("cache_disabled", settings.cache_disabled),
        std::string("--log_level"),
        settings.log_level,
        std::string("--publish_logs"),
        settings.publish_logs,
        Flag("ml_pipeline_tls_enabled", settings.ml_pipeline_tls),
        Flag("metadata_tls_enabled", settings.metadata_tls),
        std::string("--ca_cert_path"),
        CaPath(settings)}) {
    args.push_back(std::move(arg));
  }
}

void AppendDefaults(const Settings& settings, std::vector<std::string>& args) {
  const auto add = [&args](const char* flag, std::string value) {
    args.push_back(flag);
    args.push_back(std::move(value));
  };
  const auto word = [](bool value) { return value ? "true" : "false"; };
  if (settings.default_run_as_user.has_value()) {
    add("--default_run_as_user", absl::StrCat(*settings.default_run_as_user));
  }
  if (settings.default_run_as_group.has_value()) {
    add("--default_run_as_group", absl::StrCat(*settings.default_run_as_group));
  }
  if (settings.default_run_as_non_root.has_value()) {
    add("--default_run_as_non_root", word(*settings.default_run_as_non_root));
  }
  if (settings.default_host_users.has_value())
    add("--default_host_users", word(*settings.default_host_users));
}

// The context of a user's container.
Tree UserSecurity(const Settings& settings) {
  Tree context = ContainerSecurity(false);
  if (settings.default_run_as_user.has_value()) {
    ir::AddMember(context, "runAsUser") =
        ir::IntTree(*settings.default_run_as_user);
  }
  if (settings.default_run_as_group.has_value()) {
    ir::AddMember(context, "runAsGroup") =
        ir::IntTree(*settings.default_run_as_group);
  }
  if (settings.default_run_as_non_root.has_value()) {
    ir::AddMember(context, "runAsNonRoot") =
        ir::BoolTree(*settings.default_run_as_non_root);
  }
  return context;
}

Tree RoleMetadata(absl::string_view role) {
  return Map("annotations", Map(kRole, Text(role)));
}

using Entries = std::vector<std::pair<std::string, std::string>>;

// What is there already stays.
void AddMissing(const Entries& entries, Tree& map) {
  for (const auto& [key, value] : entries) {
    if (ir::Find(map, key) == nullptr) ir::AddMember(map, key) = Text(value);
  }
}

// The metadata of the drivers, with what the installation adds.
Tree DriverMetadata(const Settings& settings) {
  Tree annotations = Map(kRole, Text("driver"));
  AddMissing(settings.driver_annotations, annotations);
  Tree metadata = Map("annotations", std::move(annotations));
  if (!settings.driver_labels.empty()) {
    Tree labels;
    AddMissing(settings.driver_labels, labels);
    ir::AddMember(metadata, "labels") = std::move(labels);
  }
  return metadata;
}

// A template of a pod of ours, not the user's.
Tree SystemTemplate(absl::string_view name, Tree metadata, Tree container,
                    std::vector<Tree> inputs, std::vector<Tree> volumes,
                    std::vector<Tree> mounts) {
  if (!mounts.empty())
    ir::AddMember(container, "volumeMounts") = List(std::move(mounts));
  Tree result = With(Map("container", std::move(container)), "inputs",
                     Parameters(std::move(inputs)));
  ir::AddMember(result, "metadata") = std::move(metadata);
  ir::AddMember(result, "name") = Text(name);
  ir::AddMember(result, "securityContext") = PodSecurity(true);
  if (!volumes.empty())
    ir::AddMember(result, "volumes") = List(std::move(volumes));
  return result;
}

Tree SystemContainer(const std::string& image,
                     const std::vector<std::string>& command,
                     const std::vector<std::string>& args,
                     std::vector<Tree> env) {
  Tree container = With(Map("args", Texts(args)), "command", Texts(command));
  if (!env.empty()) ir::AddMember(container, "env") = List(std::move(env));
  ir::AddMember(container, "image") = Text(image);
  ir::AddMember(container, "resources") = Resources("512Mi", "64Mi");
  return With(std::move(container), "securityContext", ContainerSecurity(true));
}

Tree Output(absl::string_view name, const char* value) {
  Tree from = Map("path", Text(absl::StrCat("/tmp/outputs/", name)));
  if (value != nullptr) ir::AddMember(from, "default") = Text(value);
  return With(Named(name), "valueFrom", std::move(from));
}

Tree MetadataEnvironment() {
  Tree reference =
      With(Named("metadata-grpc-configmap"), "optional", ir::BoolTree(true));
  return List({Map("configMapRef", std::move(reference))});
}

// The names of all parameters of the executor's metadata.
std::vector<std::string> MetadataParameters(const ExecutorKind& kind) {
  std::vector<std::string> names;
  const auto add = [&names](absl::string_view what, int count) {
    for (int i = 1; i <= count; ++i) {
      names.push_back(MetadataParameter(what, "key", i, count));
      names.push_back(MetadataParameter(what, "val", i, count));
    }
  };
  add("annotation", kind.annotations);
  add("label", kind.labels);
  return names;
}

std::vector<std::string> Drive(absl::string_view type,
                               absl::string_view pipeline,
                               const Settings& settings) {
  return {"--type",
          std::string(type),
          "--pipeline_name",
          std::string(pipeline),
          "--run_id",
          "{{workflow.uid}}",
          "--run_name",
          "{{workflow.name}}",
          "--run_display_name",
          settings.run_display_name,
          "--pipeline_job_create_time_utc",
          "{{workflow.creationTimestamp}}",
          "--dag_execution_id",
          In("parent-dag-id"),
          "--component",
          In("component"),
          "--task",
          In("task"),
          "--task_name",
          In("task-name")};
}

void Append(std::vector<std::string>& args, std::vector<std::string> more) {
  for (std::string& arg : more) args.push_back(std::move(arg));
}

}  // namespace

Tree PodSecurity(bool non_root) {
  Tree context;
  if (non_root) ir::AddMember(context, "runAsNonRoot") = ir::BoolTree(true);
  return With(std::move(context), "seccompProfile", Seccomp());
}

std::string ExecutorKind::Name(absl::string_view suffix) const {
  return absl::StrCat(
      has_metadata ? absl::StrCat("metadata-", annotations, "-", labels, "-")
                   : "",
      retries ? "retry-" : "", "system-container-", suffix);
}

std::string MetadataParameter(absl::string_view what, absl::string_view part,
                              int index, int count) {
  const std::string name = absl::StrCat("pod-metadata-", what, "-", part);
  return count == 1 ? name : absl::StrCat(name, "-", index);
}

Tree ContainerDriver(absl::string_view pipeline, const Settings& settings) {
  std::vector<std::string> args = Drive("CONTAINER", pipeline, settings);
  Append(args, {"--container", In("container"), "--iteration_index",
                In("iteration-index"), "--cached_decision_path",
                Path("cached-decision"), "--pod_spec_patch_path",
                Path("pod-spec-patch"), "--condition_path", Path("condition"),
                "--kubernetes_config", In("kubernetes-config")});
  AppendDriverTail(settings, args);
  AppendDefaults(settings, args);
  std::vector<Tree> env = ProxyVariables(settings);
  for (Tree& variable : PodVariables()) env.push_back(std::move(variable));
  std::vector<Tree> volumes, mounts;
  AddCa(settings, volumes, mounts);
  Tree result = SystemTemplate(
      "system-container-driver", DriverMetadata(settings),
      SystemContainer(settings.driver_image, settings.driver_command, args,
                      std::move(env)),
      {Named("component"), Named("task"), Named("container"),
       Named("task-name"), Named("parent-dag-id"),
       Default("iteration-index", "-1"), Default("kubernetes-config", "")},
      std::move(volumes), std::move(mounts));
  Tree decision =
      With(Output("cached-decision", "false"), "default", Text("false"));
  return With(std::move(result), "outputs",
              Parameters({Output("pod-spec-patch", ""), std::move(decision),
                          Output("condition", "true")}));
}

Tree DagDriver(absl::string_view pipeline, const Settings& settings) {
  std::vector<std::string> args = Drive(In("driver-type"), pipeline, settings);
  Append(args,
         {"--runtime_config", In("runtime-config"), "--iteration_index",
          In("iteration-index"), "--execution_id_path", Path("execution-id"),
          "--iteration_count_path", Path("iteration-count"), "--condition_path",
          Path("condition")});
  AppendDriverTail(settings, args);
  std::vector<Tree> volumes, mounts;
  AddCa(settings, volumes, mounts);
  Tree result = SystemTemplate(
      "system-dag-driver", DriverMetadata(settings),
      SystemContainer(settings.driver_image, settings.driver_command, args,
                      ProxyVariables(settings)),
      {Named("component"), Default("runtime-config", ""), Default("task", ""),
       Default("task-name", ""), Default("parent-dag-id", "0"),
       Default("iteration-index", "-1"), Default("driver-type", "DAG")},
      std::move(volumes), std::move(mounts));
  return With(std::move(result), "outputs",
              Parameters({Output("execution-id", nullptr),
                          Output("iteration-count", "0"),
                          Output("condition", "true")}));
}

Tree Importer(absl::string_view pipeline, bool workspace,
              const Settings& settings) {
  const std::vector<std::string> args = {
      "--executor_type",
      "importer",
      "--task_spec",
      In("task"),
      "--component_spec",
      In("component"),
      "--importer_spec",
      In("importer"),
      "--pipeline_name",
      std::string(pipeline),
      "--run_id",
      "{{workflow.uid}}",
      "--parent_dag_id",
      In("parent-dag-id"),
      "--pod_name",
      "$(KFP_POD_NAME)",
      "--pod_uid",
      "$(KFP_POD_UID)",
      "--mlmd_server_address",
      settings.metadata_address,
      "--mlmd_server_port",
      "8080",
      Flag("cache_disabled", settings.cache_disabled),
      Flag("ml_pipeline_tls_enabled", settings.ml_pipeline_tls),
      Flag("metadata_tls_enabled", settings.metadata_tls),
      "--ca_cert_path",
      CaPath(settings),
      "--log_level",
      settings.log_level,
      "--publish_logs",
      settings.publish_logs};
  std::vector<Tree> volumes, mounts;
  if (workspace) {
    Tree claim = Map("claimName", Text("{{workflow.name}}-kfp-workspace"));
    volumes.push_back(With(Named("kfp-workspace"), "persistentVolumeClaim",
                           std::move(claim)));
    mounts.push_back(Mount("kfp-workspace", "/kfp-workspace"));
  }
  AddCa(settings, volumes, mounts);
  Tree container = SystemContainer(
      settings.launcher_image, settings.launcher_command, args, PodVariables());
  ir::AddMember(container, "envFrom") = MetadataEnvironment();
  return SystemTemplate(
      workspace ? "system-importer-workspace" : "system-importer",
      RoleMetadata("launcher"), std::move(container),
      {Named("task"), Named("component"), Named("importer"),
       Named("parent-dag-id")},
      std::move(volumes), std::move(mounts));
}

Tree Executor(const ExecutorKind& kind) {
  std::vector<Tree> inputs = {Named("pod-spec-patch"),
                              Default("cached-decision", "false")};
  std::vector<Tree> arguments = {
      WithValue("pod-spec-patch", In("pod-spec-patch"))};
  for (const std::string& name : MetadataParameters(kind)) {
    inputs.push_back(Named(name));
    arguments.push_back(WithValue(name, In(name)));
  }
  for (const absl::string_view name : kRetryParameters) {
    if (!kind.retries) break;
    inputs.push_back(Default(name, "0"));
    arguments.push_back(WithValue(name, In(name)));
  }
  Tree task = With(Map("arguments", Parameters(std::move(arguments))), "name",
                   Text("executor"));
  ir::AddMember(task, "template") = Text(kind.Name("impl"));
  ir::AddMember(task, "when") =
      Text(absl::StrCat(In("cached-decision"), " != true"));
  Tree result = Map("dag", Map("tasks", List({std::move(task)})));
  ir::AddMember(result, "inputs") = Parameters(std::move(inputs));
  return With(std::move(result), "name", Text(kind.Name("executor")));
}

Tree Impl(const ExecutorKind& kind, const Settings& settings) {
  constexpr std::pair<absl::string_view, absl::string_view> kScratch[] = {
      {"kfp-launcher", "/kfp-launcher"},
      {"gcs-scratch", "/gcs"},
      {"s3-scratch", "/s3"},
      {"minio-scratch", "/minio"},
      {"dot-local-scratch", "/.local"},
      {"dot-cache-scratch", "/.cache"},
      {"dot-config-scratch", "/.config"}};
  std::vector<Tree> volumes, mounts;
  for (const auto& [name, path] : kScratch) {
    volumes.push_back(With(Map("emptyDir", EmptyMap()), "name", Text(name)));
    mounts.push_back(Mount(name, path));
  }
  AddCa(settings, volumes, mounts);
  std::vector<Tree> inputs = {Named("pod-spec-patch")};
  for (const std::string& name : MetadataParameters(kind))
    inputs.push_back(Named(name));
  std::vector<Tree> env = PodVariables();
  if (kind.retries) {
    for (const absl::string_view name : kRetryParameters)
      inputs.push_back(Named(name));
    env.push_back(WithValue("KFP_RETRY_INDEX", "{{retries}}"));
  }
  Tree container =
      Map("command", Texts({"should-be-overridden-during-runtime"}));
  ir::AddMember(container, "env") = List(std::move(env));
  ir::AddMember(container, "envFrom") = MetadataEnvironment();
  ir::AddMember(container, "image") =
      Text("gcr.io/ml-pipeline/should-be-overridden-during-runtime");
  ir::AddMember(container, "securityContext") = UserSecurity(settings);
  ir::AddMember(container, "volumeMounts") = List(std::move(mounts));
  Tree launcher = Map("args", Texts({"--copy", "/kfp-launcher/launch"}));
  ir::AddMember(launcher, "command") = Texts(settings.launcher_command);
  ir::AddMember(launcher, "image") = Text(settings.launcher_image);
  ir::AddMember(launcher, "name") = Text("kfp-launcher");
  ir::AddMember(launcher, "resources") = Resources("256Mi", "");
  ir::AddMember(launcher, "securityContext") = ContainerSecurity(true);
  ir::AddMember(launcher, "volumeMounts") =
      List({Mount("kfp-launcher", "/kfp-launcher")});

  Tree annotations = Map(kRole, Text("launcher"));
  Tree labels;
  const auto add = [](absl::string_view what, int count, Tree& target) {
    for (int i = 1; i <= count; ++i) {
      ir::AddMember(target, In(MetadataParameter(what, "key", i, count))) =
          Text(In(MetadataParameter(what, "val", i, count)));
    }
  };
  add("annotation", kind.annotations, annotations);
  add("label", kind.labels, labels);
  Tree metadata = Map("annotations", std::move(annotations));
  if (kind.labels > 0) ir::AddMember(metadata, "labels") = std::move(labels);

  Tree result = Map("container", std::move(container));
  ir::AddMember(result, "initContainers") = List({std::move(launcher)});
  ir::AddMember(result, "inputs") = Parameters(std::move(inputs));
  ir::AddMember(result, "metadata") = std::move(metadata);
  ir::AddMember(result, "name") = Text(kind.Name("impl"));
  ir::AddMember(result, "podSpecPatch") = Text(In("pod-spec-patch"));
  if (kind.retries) {
    Tree backoff = Map("duration", Text(In("retry-backoff-duration")));
    ir::AddMember(backoff, "factor") = Text(In("retry-backoff-factor"));
    ir::AddMember(backoff, "maxDuration") =
        Text(In("retry-backoff-max-duration"));
    ir::AddMember(result, "retryStrategy") =
        With(Map("backoff", std::move(backoff)), "limit",
             Text(In("retry-max-count")));
  }
  ir::AddMember(result, "securityContext") = PodSecurity(false);
  return With(std::move(result), "volumes", List(std::move(volumes)));
}

}  // namespace kfir::argo_v2
