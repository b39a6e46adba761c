# SPDX-License-Identifier: Apache-2.0
# we accept: the fields reach the conditions
"""An exit handler around a loop over dicts, with a condition on a field and a loop over another below it (kfp fails)."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str = '', n: int = 0):
    pass


@dsl.pipeline
def handled():
    with dsl.ExitHandler(say(text='bye')):
        with dsl.ParallelFor([{'n': 2, 'rows': ['x']}, {'n': 4, 'rows': ['y']}]) as item:
            with dsl.If(item.n == 2):
                say(n=item.n)
                with dsl.ParallelFor(item.rows) as row:
                    say(text=row, n=item.n)
