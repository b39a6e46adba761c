# SPDX-License-Identifier: Apache-2.0
"""A time to live below zero."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline(pipeline_config=dsl.PipelineConfig(ttl_seconds_after_finished=-1))
def p():
    work()
