# SPDX-License-Identifier: Apache-2.0
"""InputPath in a container component."""
from kfp import dsl
from kfp.dsl import InputPath


@dsl.container_component
def work(a: InputPath('Dataset')):
    return dsl.ContainerSpec(image='x', command=[a])


@dsl.pipeline
def p():
    work()
