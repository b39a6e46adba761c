# SPDX-License-Identifier: Apache-2.0
# quirk: K-05
"""Lists for an image and a type of accelerators, alone and in text, in the root and in a group."""
from typing import List

from kfp import dsl


@dsl.component(base_image='i')
def say(text: str = '') -> str:
    return text


@dsl.component(base_image='i')
def images() -> List[str]:
    return []


@dsl.pipeline
def main(names: List[str], mode: str = 'x'):
    made = images()
    say().set_container_image(names)
    say().set_container_image(f'gcr.io/{names}')
    say().set_accelerator_type(names)
    with dsl.If(mode == 'y'):
        say().set_container_image(made.output)
        say().set_accelerator_type(names)
