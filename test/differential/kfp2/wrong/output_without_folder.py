# SPDX-License-Identifier: Apache-2.0
"""A program that compiles into a folder that is not there."""
from kfp import compiler, dsl


@dsl.component(base_image='python:3.12')
def say(text: str = 'x') -> str:
    return text


try:
    compiler.Compiler().compile(say, 'no/such/folder/say.yaml')
except FileNotFoundError as error:
    raise KeyError('as expected') from error
