# SPDX-License-Identifier: Apache-2.0
# quirk: K-02
"""A chain with an Elif after one without an Else, which is still open to kfp: the second becomes a group of branches in the first."""
from kfp import dsl


@dsl.component(base_image='i')
def say(text: str) -> str:
    return text


@dsl.pipeline
def main(n: int = 1):
    with dsl.If(n == 1):
        say(text='1')
    with dsl.Elif(n == 2):
        say(text='2')
    with dsl.If(n == 3):
        say(text='3')
    with dsl.Elif(n == 4):
        say(text='4')
    say(text='last')
