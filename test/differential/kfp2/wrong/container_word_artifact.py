# SPDX-License-Identifier: Apache-2.0
"""An artifact as a word of a command."""
from kfp import dsl
from kfp.dsl import Dataset, Input


@dsl.container_component
def work(d: Input[Dataset]):
    return dsl.ContainerSpec(image='x', command=['a', d])


@dsl.pipeline
def p(d: Input[Dataset]):
    work(d=d)
