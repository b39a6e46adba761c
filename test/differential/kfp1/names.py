# SPDX-License-Identifier: Apache-2.0
# Argo refuses: a loop over an item looks for it among the parameters of the pipeline
from kfp import dsl
@dsl.pipeline(name='Numbers in names 123', description='')
def p(A_b: str = 'x', c_D_e: int = 3, x1='', longName_with_Caps='v'):
    a = dsl.ContainerOp('My_Step.Name', 'i', arguments=[A_b, c_D_e], file_outputs={'Out_A': '/a', 'out B': '/b', 'c-D_e F': '/c'})
    b = dsl.ContainerOp('My step name', 'i', arguments=[a.outputs['Out_A'], a.outputs['out B'], dsl.InputArgumentPath(a.outputs['c-D_e F'], 'In Put')])
    with dsl.Condition(a.outputs['out B'] == longName_with_Caps, 'A_B c'):
        c = dsl.ContainerOp('my-step-name', 'i', arguments=[a.outputs['out B']])
    with dsl.ParallelFor(A_b) as x:
        with dsl.ParallelFor(x.items_) as y:
            dsl.ContainerOp('123', 'i', arguments=[y, x.other_Name, y.z])
    with dsl.ParallelFor(a.outputs['Out_A']) as x:
        dsl.ContainerOp('__', 'i', arguments=[x, x.other_Name])
