# SPDX-License-Identifier: Apache-2.0
"""A namespace that artifacts cannot have."""
from kfp import dsl
from kfp.dsl import Artifact, Output


class Mine(Artifact):
    schema_title = 'mine.Mine'
    schema_version = '0.0.1'


@dsl.container_component
def work(a: Output[Mine]):
    return dsl.ContainerSpec(image='x')


@dsl.pipeline
def p():
    work()
