# SPDX-License-Identifier: Apache-2.0
# quirk: K-05
"""An image with two values in it, one of which kfp does not see."""
from typing import List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def images(name: str, tags: List[str]):
    work().set_container_image(f'{name}-{tags}')
