# SPDX-License-Identifier: Apache-2.0
"""A number as a word of a command."""
from kfp import dsl


@dsl.container_component
def work():
    return dsl.ContainerSpec(image='x', command=['a', 1])


@dsl.pipeline
def p():
    work()
