# SPDX-License-Identifier: Apache-2.0
"""Workspace, times to live, deadline."""
from kfp import dsl
from kfp.dsl import KubernetesWorkspaceConfig, PipelineConfig, WorkspaceConfig


@dsl.component(base_image='python:3.12')
def work(path: str):
    pass


@dsl.pipeline(
    pipeline_config=PipelineConfig(
        workspace=WorkspaceConfig(
            size=' 25Gi ', kubernetes=KubernetesWorkspaceConfig(pvcSpecPatch={'storageClassName': 'fast', 'accessModes': ['ReadWriteMany'], 'n': 1})),
        ttl_seconds_after_finished=600, ttl_seconds_after_success=0, ttl_seconds_after_failure=7, active_deadline_seconds=3600))


def configured():
    work(path=dsl.WORKSPACE_PATH_PLACEHOLDER)
    work(path=f'{dsl.WORKSPACE_PATH_PLACEHOLDER}/x')
    work(path='/kfp-workspace/y')
