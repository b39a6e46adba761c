# SPDX-License-Identifier: Apache-2.0
"""A pipeline that returns an artifact."""
from kfp import dsl
from kfp.dsl import Dataset, Output


@dsl.component(base_image='python:3.12')
def make(data: Output[Dataset]):
    pass


@dsl.pipeline
def artifact_out() -> Dataset:
    return make().outputs['data']
