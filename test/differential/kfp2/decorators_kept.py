# SPDX-License-Identifier: Apache-2.0
# options: --function main
"""Decorators that are kept, given more options, and applied more than once."""
import functools

from kfp import dsl

python = dsl.component(base_image='python:3.12')
with_numpy = python(packages_to_install=['numpy'])
small = functools.partial(dsl.component, base_image='python:3.12-slim')
assert isinstance(python, functools.partial) and python.keywords['base_image'] == 'python:3.12'


@python
def one(a: int = 1) -> int:
    return a


@with_numpy
def two(a: int) -> int:
    return a


@small(packages_to_install=['six'])
def three(a: int) -> int:
    return a


def four(a: int) -> int:
    return a


four_op = python(four, base_image='python:3.13')
named = dsl.pipeline(name='named', description='First.')


@named(description='Second.')
def main():
    four_op(a=three(a=two(a=one().output).output).output)
