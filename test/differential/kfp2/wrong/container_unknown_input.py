# SPDX-License-Identifier: Apache-2.0
"""A placeholder of an input that there isn't."""
from kfp import dsl


@dsl.container_component
def work(a: str):
    return dsl.ContainerSpec(image='x', command=[dsl.IfPresentPlaceholder(input_name='b', then='x')])


@dsl.pipeline
def p():
    work(a='x')
