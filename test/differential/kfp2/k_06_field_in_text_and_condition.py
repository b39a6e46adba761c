# SPDX-License-Identifier: Apache-2.0
# quirk: K-06
"""One field of a loop's item, read by a condition and by the text in it: kfp binds the condition's."""
from kfp import dsl


@dsl.component(base_image='python:3.11')
def rows() -> list:
    return [{'a': '1'}]


@dsl.component(base_image='python:3.11')
def use(text: str):
    print(text)


@dsl.pipeline(name='field-in-text-and-condition')
def pipeline(names: list = ['a', 'b']):
    with dsl.ParallelFor(rows().output) as row:
        with dsl.ParallelFor(names) as name:
            with dsl.If(row.a != name):
                use(text=f'{row.a} of {name}')
