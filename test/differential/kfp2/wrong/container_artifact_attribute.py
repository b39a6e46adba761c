# SPDX-License-Identifier: Apache-2.0
"""An attribute that artifacts have not."""
from kfp import dsl
from kfp.dsl import Dataset, Input


@dsl.container_component
def work(d: Input[Dataset]):
    return dsl.ContainerSpec(image='x', command=['a', d.name])


@dsl.pipeline
def p(d: Input[Dataset]):
    work(d=d)
