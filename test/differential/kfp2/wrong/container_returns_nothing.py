# SPDX-License-Identifier: Apache-2.0
"""A container component that returns no ContainerSpec."""
from kfp import dsl


@dsl.container_component
def work(a: int):
    pass


@dsl.pipeline
def p():
    work(a=1)
