# SPDX-License-Identifier: Apache-2.0
"""Outputs by path, consumed by other components."""
from kfp import dsl
from kfp.dsl import OutputPath


@dsl.container_component
def make(n: OutputPath(int), t: OutputPath(str), l: OutputPath(list)):
    return dsl.ContainerSpec(image='busybox', command=['make'], args=[n, t, l])


@dsl.container_component
def use(n: int, t: str, l: list):
    return dsl.ContainerSpec(image='busybox', command=['use', n, t, l])


@dsl.pipeline
def outputs() -> int:
    made = make()
    use(n=made.outputs['n'], t=made.outputs['t'], l=made.outputs['l'])
    return made.outputs['n']
