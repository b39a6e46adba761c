# SPDX-License-Identifier: Apache-2.0
"""A container component by itself."""
from kfp import dsl


@dsl.container_component
def alone(a: str, b: int = 2):
    return dsl.ContainerSpec(image='busybox', command=['echo', a], args=[b])
