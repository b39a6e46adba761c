# SPDX-License-Identifier: Apache-2.0
"""Labels, annotations, policies, deadlines, fields, ephemeral and empty volumes, security."""
from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def pod():
    t = work()
    kubernetes.add_pod_label(t, 'a', 'b')
    kubernetes.add_pod_label(t, label_key='c', label_value='d')
    kubernetes.add_pod_annotation(t, 'e', 'f')
    kubernetes.set_image_pull_policy(t, 'Always')
    kubernetes.set_timeout(t, 20)
    kubernetes.use_field_path_as_env(t, env_name='NAME', field_path='metadata.name')
    kubernetes.add_ephemeral_volume(t, 'scratch', '/scratch', ['ReadWriteOnce'], '5Gi')
    kubernetes.add_ephemeral_volume(t, 'other', '/other', ['ReadWriteOnce'], '5Gi', storage_class_name='sc', labels={'a': 'b'}, annotations={'c': 'd'})
    kubernetes.empty_dir_mount(t, 'empty', '/empty')
    kubernetes.empty_dir_mount(t, 'memory', '/memory', medium='Memory', size_limit='1Gi')
    kubernetes.set_security_context(t, run_as_user=0, run_as_group=1000, run_as_non_root=False)
    u = work()
    kubernetes.set_security_context(u, run_as_non_root=True)
    kubernetes.set_timeout(work(), 0)
