# SPDX-License-Identifier: Apache-2.0
# options: --pipeline-parameters '{"d": "x"}'
"""A default for an artifact."""
from kfp import dsl
from kfp.dsl import Dataset, Input


@dsl.component(base_image='python:3.12')
def work(d: Input[Dataset]):
    pass


@dsl.pipeline
def p(d: Input[Dataset]):
    work(d=d)
