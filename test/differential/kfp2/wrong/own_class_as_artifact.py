# SPDX-License-Identifier: Apache-2.0
"""A class that only looks like an artifact."""
from kfp import dsl
from kfp.dsl import Input


class Look:
    schema_title = 'system.Look'
    schema_version = '0.0.1'


@dsl.container_component
def work(a: Input[Look]):
    return dsl.ContainerSpec(image='x')


@dsl.pipeline
def p():
    work()
