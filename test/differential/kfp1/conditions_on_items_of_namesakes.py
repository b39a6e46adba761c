# SPDX-License-Identifier: Apache-2.0
"""Two loops over one parameter have items of one name, and kfp takes the inner for the outer."""
from kfp import dsl


@dsl.pipeline(name='namesakes')
def namesakes(rows: list = [{'a': 1, 'b': 2}], other='x'):
    with dsl.ParallelFor(rows) as outer:
        with dsl.Condition(outer.a == 'go'):
            with dsl.ParallelFor(rows) as inner:
                dsl.ContainerOp(name='deep', image='i', arguments=[inner.b, other])
        with dsl.Condition(outer.b == 'go', 'beside'):
            dsl.ContainerOp(name='beside', image='i', arguments=[other])
            with dsl.ParallelFor(rows) as inner:
                dsl.ContainerOp(name='deeper', image='i', arguments=[inner.a, outer.b])
        dsl.ContainerOp(name='file', image='i', arguments=[dsl.InputArgumentPath(outer.a)])
