# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.graph_component
def g(x):
    dsl.ContainerOp('in g', 'i', arguments=[x])


@dsl.pipeline(name='after everything')
def p(a='x'):
    s = dsl.ContainerOp('s', 'i')
    v = dsl.VolumeOp(name='v', resource_name='v', size='1Gi')
    with dsl.Condition(a == '1') as c1:
        t = dsl.ContainerOp('t', 'i').after(s)
        with dsl.ParallelFor([1]) as item:
            u = dsl.ContainerOp('u', 'i').after(t)
    with dsl.ParallelFor([1, 2]) as item:
        w = dsl.ContainerOp('w', 'i').after(u, v)
    loop = dsl.ParallelFor(['x'])
    with loop:
        dsl.ContainerOp('x', 'i')
    loop.after(c1, s, w)
    made = g(a).after(loop)
    dsl.ContainerOp('y', 'i').after(made, c1, s, s)
    with dsl.Condition(a == '2').after(made) as c2:
        dsl.ContainerOp('z', 'i').after(t)
    h = dsl.ExitHandler(dsl.ContainerOp('bye', 'i')) if False else None
