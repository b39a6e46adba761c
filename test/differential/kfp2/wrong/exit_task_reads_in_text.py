# SPDX-License-Identifier: Apache-2.0
"""An exit task that reads another's output inside of text."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def make() -> int:
    return 1


@dsl.component(base_image='python:3.12')
def say(text: str):
    print(text)


@dsl.pipeline
def p():
    with dsl.ExitHandler(say(text=f'{make().output}')):
        make()
