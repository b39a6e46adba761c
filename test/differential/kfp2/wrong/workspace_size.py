# SPDX-License-Identifier: Apache-2.0
"""No size of a workspace."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline(pipeline_config=dsl.PipelineConfig(workspace=dsl.WorkspaceConfig(size='big')))
def p():
    work()
