# SPDX-License-Identifier: Apache-2.0
# quirk: K-05
"""The text of an artifact leaks into the constant in kfp."""
from kfp import dsl
from kfp.dsl import Dataset, Output


@dsl.component(base_image='python:3.12')
def make(d: Output[Dataset]):
    pass


@dsl.component(base_image='python:3.12')
def say(text: str):
    print(text)


@dsl.pipeline
def leaks():
    say(text=f'{make().output}')
