# SPDX-License-Identifier: Apache-2.0
"""kfp.kubernetes: what each function leaves in a task's settings."""
import unittest

from kfir.v2 import decorators, kubernetes


@decorators.container_component
def step():
    from kfir.v2.structures import ContainerSpec
    return ContainerSpec("image")


@decorators.component(base_image="image", install_kfp_package=False)
def make() -> str:
    return ""


class TestKubernetes(unittest.TestCase):

    def settings(self, use):
        """The settings of a task after `use(task, pipeline input, task output)`."""
        kept = []

        @decorators.pipeline
        def pipeline(p: str = "x"):
            output = make().output
            task = step()
            kept.append(task)
            self.assertIs(use(task, p, output), task)

        return kept[0].platform_config.get("kubernetes")

    def test_references(self):
        constant = {"runtimeValue": {"constant": "s"}}
        produced = {"taskOutputParameter": {"producerTask": "make", "outputParameterKey": "Output"}}
        self.assertEqual(self.settings(lambda t, p, o: kubernetes.use_secret_as_env(t, "s", {"k": "E"})),
                         {"secretAsEnv": [{"keyToEnv": [{"secretKey": "k", "envVar": "E"}], "optional": False, "secretName": "s",
                                           "secretNameParameter": constant}]})
        self.assertEqual(self.settings(lambda t, p, o: kubernetes.use_config_map_as_volume(t, p, "/m", optional=True)),
                         {"configMapAsVolume": [{"configMapNameParameter": {"componentInputParameter": "p"}, "mountPath": "/m", "optional": True}]})
        self.assertEqual(self.settings(lambda t, p, o: kubernetes.mount_pvc(t, o, "/m", "sub")),
                         {"pvcMount": [{"mountPath": "/m", "subPath": "sub", "pvcNameParameter": produced, **produced}]})

    def test_a_channel_is_read_and_waited_for(self):

        def use(task, p, output):
            kubernetes.set_image_pull_secrets(task, [p, output])
            self.assertEqual([channel.kfir_full_name for channel in task.channel_inputs], ["p", "make-Output"])
            self.assertEqual([other.name for other in task.kfir_after], ["make"])
            return task

        self.assertEqual(len(self.settings(use)["imagePullSecret"]), 2)

    def test_settings_that_say_nothing_stay(self):
        self.assertEqual(self.settings(lambda t, p, o: kubernetes.set_timeout(t, 0)), {})
        self.assertEqual(self.settings(lambda t, p, o: kubernetes.set_image_pull_secrets(t, [])), {})

    def test_numbers_of_64_bits_are_text(self):
        self.assertEqual(self.settings(lambda t, p, o: kubernetes.set_security_context(t, 0, run_as_non_root=False)),
                         {"securityContext": {"runAsUser": "0", "runAsNonRoot": False}})
        self.assertEqual(self.settings(lambda t, p, o: kubernetes.add_toleration(t, "k", "Exists", toleration_seconds=5)),
                         {"tolerations": [{"key": "k", "operator": "Exists", "tolerationSeconds": "5"}]})

    def test_json_affinity_replaces_json_affinity(self):

        def use(task, p, output):
            kubernetes.add_node_affinity_json(task, {})
            kubernetes.add_node_affinity(task, [{"key": "k", "operator": "In", "values": ["v"]}], weight=3)
            return kubernetes.add_node_affinity_json(task, p)

        self.assertEqual(self.settings(use)["nodeAffinity"],
                         [{"matchExpressions": [{"key": "k", "operator": "In", "values": ["v"]}], "weight": 3},
                          {"nodeAffinityJson": {"componentInputParameter": "p"}}])

    def test_refused(self):
        for error, use in ((ValueError, lambda t, p, o: kubernetes.set_timeout(t, -1)),
                           (ValueError, lambda t, p, o: kubernetes.set_image_pull_policy(t, "always")),
                           (ValueError, lambda t, p, o: kubernetes.set_security_context(t)),
                           (TypeError, lambda t, p, o: kubernetes.set_security_context(t, True)),
                           (ValueError, lambda t, p, o: kubernetes.use_secret_as_env(t, 3, {})),
                           (ValueError, lambda t, p, o: kubernetes.add_node_affinity(t, weight=101)),
                           (ValueError, lambda t, p, o: kubernetes.add_node_affinity(t, [{"key": "k", "operator": "like"}])),
                           (ValueError, lambda t, p, o: kubernetes.add_node_affinity_json(t, {"x": 1})),
                           (ValueError, lambda t, p, o: kubernetes.add_toleration_json(t, "x")),
                           (TypeError, lambda t, p, o: kubernetes.add_pod_label(t, "k", p))):
            with self.assertRaises(error):
                self.settings(use)
