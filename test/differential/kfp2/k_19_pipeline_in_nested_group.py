# SPDX-License-Identifier: Apache-2.0
# options: --function main
# quirk: K-19
"""Groups whose keys groups of a called pipeline have, with inputs that those do not have, and a pipeline in one."""
from kfp import dsl


@dsl.component(base_image='i')
def say(text: str = '') -> str:
    return text


@dsl.component(base_image='i')
def tell(text: str = '') -> str:
    return text


@dsl.component(base_image='i')
def show(text: str = '') -> str:
    return text


@dsl.pipeline
def picks(mode: str) -> str:
    with dsl.If(mode == 'a'):
        first = tell(text=mode)
    with dsl.Else():
        second = tell(text='other')
    return dsl.OneOf(first.output, second.output)


@dsl.pipeline
def shows(text: str):
    show(text=text)


@dsl.pipeline
def main(mode: str = 'x', words: list = ['a']):
    picked = picks(mode=mode)
    with dsl.If(picked.output == 'y'):
        shows(text=mode)
        with dsl.ParallelFor(words) as word:
            say(text=word)
    with dsl.Else():
        say(text=mode)
