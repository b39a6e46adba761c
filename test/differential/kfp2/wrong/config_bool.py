# SPDX-License-Identifier: Apache-2.0
"""A bool as a time to live."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline(pipeline_config=dsl.PipelineConfig(active_deadline_seconds=True))
def p():
    work()
