# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='only items')
def p():
    rows = dsl.ContainerOp(name='rows', image='i', file_outputs={'all': '/o', 'other': '/p'})
    with dsl.ParallelFor(rows.outputs['all']) as row:
        dsl.ContainerOp(name='in', image='i', arguments=[row.a, row])
    with dsl.ParallelFor(rows.outputs['all']) as row:
        dsl.ContainerOp(name='in', image='i', arguments=[rows.outputs['other']])
    with dsl.ParallelFor(rows.outputs['all']) as row:
        dsl.ContainerOp(name='in', image='i')
    with dsl.ParallelFor(rows.outputs['all']) as row:
        with dsl.Condition(row.a == 'x'):
            dsl.ContainerOp(name='in', image='i')
    with dsl.ParallelFor(rows.outputs['all']) as row:
        with dsl.Condition(row.a == 'x'):
            with dsl.ParallelFor([1, 2]):
                dsl.ContainerOp(name='in', image='i', arguments=[row.b])
