# SPDX-License-Identifier: Apache-2.0
"""A component with passthroughs by itself."""
from kfp import dsl


@dsl.component(base_image='python:3.12', task_config_passthroughs=[dsl.TaskConfigField.KUBERNETES_AFFINITY, dsl.TaskConfigField.KUBERNETES_NODE_SELECTOR])
def work(config: dsl.TaskConfig, status: dsl.PipelineTaskFinalStatus, n: int = 1):
    pass
