// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/kubernetes.h"

#include <google/protobuf/text_format.h>

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace kfir::kfp2 {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

KubernetesExecutorConfig Parse(const std::string& text) {
  KubernetesExecutorConfig config;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &config))
      << text;
  return config;
}

void ExpectRoundTrip(const std::string& text, bool refers) {
  const KubernetesExecutorConfig config = Parse(text);
  ir::PodSettings pod;
  EXPECT_EQ(ToPod(config, &pod), refers);
  std::vector<std::string> refused;
  KubernetesExecutorConfig again;
  FromPod(
      pod, [&](const std::string& what) { refused.push_back(what); }, &again);
  EXPECT_THAT(refused, IsEmpty());
  EXPECT_EQ(again.SerializeAsString(), config.SerializeAsString())
      << again.DebugString();
}

TEST(Kubernetes, KeepsWhatIsConstant) {
  ExpectRoundTrip(
      R"pb(
        secret_as_volume {
          secret_name: "s"
          mount_path: "/s"
          optional: true
          secret_name_parameter {
            runtime_value { constant { string_value: "s" } }
          }
        }
        secret_as_env {
          secret_name: "s"
          secret_name_parameter {
            runtime_value { constant { string_value: "s" } }
          }
          key_to_env { secret_key: "a" env_var: "A" }
          key_to_env { secret_key: "b" env_var: "B" }
        }
        pvc_mount {
          constant: "c"
          mount_path: "/c"
          sub_path: "in"
          pvc_name_parameter {
            runtime_value { constant { string_value: "c" } }
          }
        }
        node_selector { labels { key: "k" value: "v" } }
        pod_metadata {
          labels { key: "l" value: "1" }
          annotations { key: "n" value: "2" }
        }
        image_pull_secret {
          secret_name: "p"
          secret_name_parameter {
            runtime_value { constant { string_value: "p" } }
          }
        }
        image_pull_policy: "Always"
        config_map_as_volume {
          config_map_name: "m"
          mount_path: "/m"
          config_map_name_parameter {
            runtime_value { constant { string_value: "m" } }
          }
        }
        config_map_as_env {
          config_map_name: "m"
          optional: false
          key_to_env { config_map_key: "a" env_var: "C" }
          config_map_name_parameter {
            runtime_value { constant { string_value: "m" } }
          }
        }
        active_deadline_seconds: 20
        field_path_as_env { name: "POD" field_path: "metadata.name" }
        tolerations {
          key: "k"
          operator: "Exists"
          effect: "NoSchedule"
          toleration_seconds: 3
        }
        generic_ephemeral_volume {
          volume_name: "e"
          mount_path: "/e"
          access_modes: "ReadWriteOnce"
          size: "1Gi"
          default_storage_class: true
          metadata { labels { key: "a" value: "b" } }
        }
        node_affinity {
          match_expressions { key: "d" operator: "In" values: "x" }
        }
        node_affinity {
          match_fields { key: "n" operator: "In" values: "y" }
          weight: 5
        }
        pod_affinity {
          match_pod_labels { key: "a" value: "b" }
          topology_key: "zone"
          namespaces: "n"
        }
        pod_affinity {
          match_namespace_expressions { key: "a" operator: "Exists" }
          topology_key: "zone"
          weight: 3
          anti: true
        }
        empty_dir_mounts {
          volume_name: "t"
          mount_path: "/t"
          medium: "Memory"
          size_limit: "1Gi"
        }
        security_context {
          run_as_user: 0
          run_as_group: 5
          run_as_non_root: false
        }
        init_containers {
          name: "i"
          image: "alpine"
          command: "sh"
          args: "-c"
          env { name: "A" value: "B" }
          volume_mounts { volume_name: "t" mount_path: "/t" }
          restart_policy: "Always"
          resources {
            requests { key: "cpu" value: "1" }
            limits { key: "cpu" value: "2" }
          }
        }
      )pb",
      false);
}

TEST(Kubernetes, KeepsWhatRefersToTheGraph) {
  ExpectRoundTrip(
      R"pb(
        secret_as_env {
          secret_name_parameter { component_input_parameter: "x" }
          key_to_env { secret_key: "a" env_var: "A" }
        }
        pvc_mount {
          task_output_parameter {
            producer_task: "createpvc"
            output_parameter_key: "name"
          }
          mount_path: "/c"
          pvc_name_parameter {
            task_output_parameter {
              producer_task: "createpvc"
              output_parameter_key: "name"
            }
          }
        }
        node_selector { node_selector_json { component_input_parameter: "s" } }
        tolerations { toleration_json { component_input_parameter: "t" } }
        node_affinity { node_affinity_json { component_input_parameter: "a" } }
      )pb",
      true);
}

TEST(Kubernetes, RefusesByName) {
  ir::PodSettings pod;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      R"pb(
        env {
          name: "A"
          value_from {
            map {
              members {
                key: "resourceFieldRef"
                value { map {} }
              }
            }
          }
        }
        volumes {
          map {
            members {
              key: "name"
              value { string_value: "v" }
            }
            members {
              key: "hostPath"
              value { map {} }
            }
          }
        }
        volume_mounts {
          map {
            members {
              key: "name"
              value { string_value: "v" }
            }
            members {
              key: "mountPath"
              value { string_value: "/v" }
            }
          }
        }
        volume_mounts {
          map {
            members {
              key: "name"
              value { string_value: "w" }
            }
          }
        }
        sidecars { map {} }
      )pb",
      &pod));
  std::vector<std::string> refused;
  KubernetesExecutorConfig config;
  FromPod(
      pod, [&](const std::string& what) { refused.push_back(what); }, &config);
  EXPECT_THAT(
      refused,
      ElementsAre(
          "the source `resourceFieldRef` of the environment variable `A`",
          "a volume of the kind `hostPath`",
          "the mount of a volume that is not declared", "a sidecar"));
}

}  // namespace
}  // namespace kfir::kfp2
