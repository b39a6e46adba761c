# SPDX-License-Identifier: Apache-2.0
"""A config that says nothing adds nothing."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline(pipeline_config=dsl.PipelineConfig(ttl_seconds_after_finished=0))
def empty():
    work()
