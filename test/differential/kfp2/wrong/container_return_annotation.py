# SPDX-License-Identifier: Apache-2.0
"""A container component that declares what it returns."""
from kfp import dsl


@dsl.container_component
def work(a: str) -> int:
    return dsl.ContainerSpec(image='x')


@dsl.pipeline
def p():
    work(a='x')
