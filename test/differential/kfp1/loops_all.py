# SPDX-License-Identifier: Apache-2.0
# Argo refuses: a loop over an item looks for it among the pipeline's parameters
from kfp import dsl


@dsl.pipeline(name='loops all')
def p(tags: list = ['a'], rows: list = [], n: int = 3):
    s = dsl.ContainerOp('s', 'i', file_outputs={'all': '/o', 'B c': '/p'})
    with dsl.ParallelFor([1, 2.5, 'x', True, None]) as item:
        dsl.ContainerOp('t', 'i', arguments=[item])
    with dsl.ParallelFor((1, 2), parallelism=3) as item:
        with dsl.ParallelFor([{'a': item, 'b_C': n}]) as inner:
            dsl.ContainerOp('t', 'i', arguments=['%s-%s-%s' % (item, inner.a, inner.b_C)])
    with dsl.ParallelFor(tags) as tag:
        with dsl.ParallelFor(rows, parallelism=2) as row:
            with dsl.Condition(tag.x == row.y):
                u = dsl.ContainerOp('u', 'i', arguments=[tag.x, tag, row.z, s.outputs['all']], file_outputs={'o': '/o'})
            dsl.ContainerOp('w', 'i', arguments=[u.output, row.q])
    with dsl.ParallelFor([{'v': s.outputs['all'], 'w': 'lit', 'x': '%s!' % n}, {'v': 1, 'w': [1, {'a': 2}], 'x': {'deep': s.outputs['all']}}]) as m:
        dsl.ContainerOp('x', 'i', arguments=[m.v, m.w, m.x])
    with dsl.ParallelFor(['%s' % s.outputs['all'], n]) as m:
        dsl.ContainerOp('y', 'i', arguments=[m])
    with dsl.ParallelFor([[1, 2], [3]]) as m:
        dsl.ContainerOp('z', 'i', arguments=[m]).after(s)
    with dsl.ParallelFor(s.outputs['all']) as m:
        dsl.ContainerOp('zz', 'i', arguments=[m.a, m.a_b, '%s' % m])
    with dsl.ParallelFor(s.outputs['B c']) as m:
        dsl.ContainerOp('zz', 'i', arguments=['x-%s' % m])
