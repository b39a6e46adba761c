# SPDX-License-Identifier: Apache-2.0
"""OneOf of a task that is in no branch."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def p(x: int = 1):
    a = work()
    work(a=dsl.OneOf(a.output))
