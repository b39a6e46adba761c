# SPDX-License-Identifier: Apache-2.0
"""dsl.Collected of what dsl.Collected gives."""
from kfp import dsl


@dsl.component(base_image='i')
def say(text: str = '') -> str:
    return text


@dsl.component(base_image='i')
def table(rows: list):
    pass


@dsl.pipeline
def main(words: list = ['a']):
    with dsl.ParallelFor(words) as word:
        with dsl.ParallelFor(words):
            said = say(text=word)
    table(rows=dsl.Collected(dsl.Collected(said.output)))
