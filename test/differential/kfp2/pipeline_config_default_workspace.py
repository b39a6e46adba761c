# SPDX-License-Identifier: Apache-2.0
"""The Kubernetes part of a workspace is always written; it may be an importer that wants it."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline(pipeline_config=dsl.PipelineConfig(workspace=dsl.WorkspaceConfig('1')))
def plain():
    work()
    dsl.importer(artifact_uri='gs://b/x', artifact_class=dsl.Dataset, download_to_workspace=True)
