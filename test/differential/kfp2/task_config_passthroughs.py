# SPDX-License-Identifier: Apache-2.0
"""Which settings of a task reach the component through its TaskConfig."""
from kfp import dsl, kubernetes
from kfp.dsl import TaskConfig, TaskConfigField, TaskConfigPassthrough


@dsl.component(
    base_image='python:3.12',
    task_config_passthroughs=[
        TaskConfigField.RESOURCES, TaskConfigField.KUBERNETES_TOLERATIONS,
        TaskConfigPassthrough(field=TaskConfigField.ENV, apply_to_task=True),
        TaskConfigPassthrough(field=TaskConfigField.KUBERNETES_VOLUMES)
    ])


def work(config: TaskConfig, n: int = 1):
    pass


@dsl.pipeline
def passed():
    t = work().set_cpu_limit('1').set_env_variable('A', 'b')
    kubernetes.add_toleration(t, key='k', operator='Exists')
    kubernetes.mount_pvc(t, 'claim', '/m')
    kubernetes.add_pod_label(t, 'a', 'b')
    work(config={'env': [{'name': 'X', 'value': 'y'}]})
