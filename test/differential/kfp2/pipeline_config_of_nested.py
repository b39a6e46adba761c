# SPDX-License-Identifier: Apache-2.0
# options: --function outer
"""The config of a pipeline that is called is dropped, and an empty platform stays."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline(pipeline_config=dsl.PipelineConfig(ttl_seconds_after_finished=5))
def inner():
    work()


@dsl.pipeline
def outer():
    inner()
