# SPDX-License-Identifier: Apache-2.0
# options: --function main
"""A pipeline as the exit task."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def tidy(text: str = 'x'):
    print(text)


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def cleaning(text: str = 'c'):
    tidy(text=text)
    tidy()


@dsl.pipeline
def main(text: str = 'm'):
    with dsl.ExitHandler(cleaning(text=text)):
        work()
