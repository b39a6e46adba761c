# SPDX-License-Identifier: Apache-2.0
# options: --function main
# quirk: K-19
"""A group that goes where a group of a called pipeline is, with groups in both that have one name: kfp keeps the later one."""
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
            with dsl.If(mode == 'c'):
                tell(text=mode)


@dsl.pipeline
def main(mode: str = 'x', number: int = 1):
    called(mode=mode)
    with dsl.If(mode == 'y'):
        with dsl.If(number == 1):
            with dsl.If(number == 2):
                say(text=mode)
