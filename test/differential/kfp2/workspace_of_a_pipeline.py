# SPDX-License-Identifier: Apache-2.0
"""A workspace with a claim's template, times to live, files below it."""
from kfp import dsl
from kfp.dsl import Artifact, Dataset, Input


@dsl.component(base_image='python:3.12')
def write(path: str) -> str:
    return path


@dsl.component(base_image='python:3.12')
def read(data: Input[Dataset], path: str):
    pass


@dsl.pipeline(
    name='with-workspace',
    pipeline_config=dsl.PipelineConfig(
        workspace=dsl.WorkspaceConfig(
            size='25Gi', kubernetes=dsl.KubernetesWorkspaceConfig(pvcSpecPatch={'accessModes': ['ReadWriteMany'], 'storageClassName': 'gp2', 'n': 1})),
        ttl_seconds_after_finished=3600, ttl_seconds_after_success=60, ttl_seconds_after_failure=7200, active_deadline_seconds=86400))
def workspace():
    written = write(path=dsl.WORKSPACE_PATH_PLACEHOLDER + '/out')
    data = dsl.importer(artifact_uri='gs://b/x', artifact_class=Dataset, download_to_workspace=True)
    read(data=data.output, path='/kfp-workspace/x').after(written)
    with dsl.ParallelFor(['a']) as item:
        write(path=f'{dsl.WORKSPACE_PATH_PLACEHOLDER}/{item}')
