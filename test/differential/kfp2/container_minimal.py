# SPDX-License-Identifier: Apache-2.0
"""No command, no arguments; empty lists are dropped."""
from kfp import dsl


@dsl.container_component
def bare():
    return dsl.ContainerSpec(image='busybox')


@dsl.container_component
def empty():
    return dsl.ContainerSpec(image='busybox', command=[], args=[])


@dsl.container_component
def only_args():
    return dsl.ContainerSpec(image='busybox', args=['a', ''])


@dsl.pipeline
def minimal():
    bare()
    empty()
    only_args()
