# SPDX-License-Identifier: Apache-2.0
"""Kinds that differ: text wins, then bool, then double."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def promoted(i: int = 1, f: float = 1.0, s: str = 'a', b: bool = True, n: int = 2):
    for condition in (s == 1, s == True, s == 1.5, i == f, f == n, f == 1):
        with dsl.If(condition):
            work()
