# SPDX-License-Identifier: Apache-2.0
"""dsl.component as a plain call; the function stays a function."""
from kfp import dsl


def add(a: int, b: int = 1) -> int:
    return a + b


add_op = dsl.component(add, base_image='python:3.12')
assert add(1, 2) == 3 and add_op.python_func(1) == 2 and add_op.execute(a=2) == 3


@dsl.pipeline
def called():
    add_op(a=1)
