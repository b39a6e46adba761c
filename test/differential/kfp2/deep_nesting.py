# SPDX-License-Identifier: Apache-2.0
"""Groups in groups, twelve deep."""
import contextlib

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def deep(at: int = 1):
    first = work()
    with contextlib.ExitStack() as stack:
        for number in range(6):
            stack.enter_context(dsl.If(at == number))
            item = stack.enter_context(dsl.ParallelFor([number, 7]))
            work(a=first.output)
            work(a=item)
