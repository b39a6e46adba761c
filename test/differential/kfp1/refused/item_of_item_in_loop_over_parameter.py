# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(rows: list = [1]):
    with dsl.ParallelFor(rows) as outer:
        with dsl.ParallelFor(outer) as middle:
            with dsl.ParallelFor(rows) as inner:  # wrong
                dsl.ContainerOp(name='a', image='i', arguments=[middle, inner])
