# SPDX-License-Identifier: Apache-2.0
"""The default root of the pipeline."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline(name='rooted', pipeline_root='gs://bucket/root')
def pipe():
    work()
