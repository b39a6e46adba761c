# SPDX-License-Identifier: Apache-2.0
# quirk: K-08
"""A channel that only a resource uses is not passed on to groups by kfp."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def dynamic(cpu: str = '1', xs: list = [1]):
    with dsl.ParallelFor(xs):
        work().set_cpu_limit(cpu)
