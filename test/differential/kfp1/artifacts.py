# SPDX-License-Identifier: Apache-2.0
# Argo refuses: one value as two files
from kfp import dsl


@dsl.pipeline(name='artifacts')
def p(a='x', b='y'):
    s = dsl.ContainerOp('s', 'i', file_outputs={'out': '/o', 'MLPipeline_UI_Metadata': '/ui'}, output_artifact_paths={'mlpipeline-metrics': '/m', 'extra': '/e'})
    t = dsl.ContainerOp('t', 'i', command=['c', dsl.InputArgumentPath(a), dsl.InputArgumentPath(s.outputs['out'], 'in one')],
                        arguments=[dsl.InputArgumentPath('const'), dsl.InputArgumentPath('mixed %s' % b, path='/own/path'), a],
                        artifact_argument_paths=[dsl.InputArgumentPath(s.output, input='first', path='/f'), dsl.InputArgumentPath(5)])
    dsl.ContainerOp('u', 'i', arguments=[dsl.InputArgumentPath(s.output, 'one'), dsl.InputArgumentPath(s.output, 'two')])
    with dsl.Condition(a == 'x'):
        with dsl.ParallelFor([1, 2]) as item:
            dsl.ContainerOp('w', 'i', arguments=[dsl.InputArgumentPath(s.output), dsl.InputArgumentPath(item), dsl.InputArgumentPath(b)])
    t.artifact_arguments['late'] = 'x'
    t.input_artifact_paths['late'] = '/late'
    t.output_artifact_paths['later'] = '/later'
