# SPDX-License-Identifier: Apache-2.0
# Argo refuses: nothing gives the loop items outside
from kfp import dsl


@dsl.pipeline(name='item outside')
def p(tags: list = []):
    rows = dsl.ContainerOp(name='rows', image='i', file_outputs={'all': '/o'})
    with dsl.ParallelFor([{'a': 1}, {'a': 2}]) as item:
        dsl.ContainerOp(name='in', image='i', arguments=[item.a])
    dsl.ContainerOp(name='out', image='i', arguments=[item.a, item])
    with dsl.ParallelFor(tags) as tag:
        dsl.ContainerOp(name='in', image='i', arguments=[tag])
    with dsl.Condition(tag == 'x'):
        dsl.ContainerOp(name='out', image='i', arguments=['%s' % tag])
    with dsl.ParallelFor(rows.output) as row:
        dsl.ContainerOp(name='in', image='i', arguments=[row])
    dsl.ContainerOp(name='out', image='i', arguments=[row])
