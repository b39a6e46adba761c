# SPDX-License-Identifier: Apache-2.0
# quirk: K-06
"""Items of constant loops in dicts, beside text that names them, and fields of theirs: which groups take them in."""
from kfp import dsl


@dsl.component(base_image='python:3.11')
def use(values: dict):
    print(values)


@dsl.pipeline(name='constant-items-in-dict')
def pipeline():
    with dsl.ParallelFor([{'a': 1.5, 'b': 'x'}, {'a': 2.5, 'b': 'y'}]) as row:
        use(values={'q': row.b})
    with dsl.ParallelFor([1, 2]) as i:
        with dsl.ParallelFor(['a', 'b']) as j:
            use(values={'i': i, 'j': j, 'k': [i, f'{i} {j}']})
