# SPDX-License-Identifier: Apache-2.0
# options: --function main
# quirk: K-19
"""A group whose key a group of a pipeline called in it has: kfp looks into that one for what got there, too."""
from kfp import dsl


@dsl.component(base_image='i')
def say(text: str = '') -> str:
    return text


@dsl.component(base_image='i')
def tell(text: str = '') -> str:
    return text


@dsl.pipeline
def called(mode: str):
    with dsl.If(mode == 'a'):
        with dsl.If(mode == 'b'):
            tell(text=mode)


@dsl.pipeline
def main(mode: str = 'x'):
    called(mode=mode)
    with dsl.If(mode == 'y'):
        with dsl.If(mode == 'z'):
            say(text=mode)
