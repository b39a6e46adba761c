# SPDX-License-Identifier: Apache-2.0
# Argo refuses: nothing gives the parameters that were made by hand
from kfp import dsl


@dsl.pipeline(name='by hand')
def p(a='1'):
    x = dsl.ContainerOp(name='x', image='i', arguments=[dsl.PipelineParam('loose'), dsl.PipelineParam('valued', value='v')], file_outputs={'o': '/o'})
    dsl.ContainerOp(name='y', image='i', arguments=[dsl.PipelineParam('ghost', op_name='x'), x.output])
    with dsl.Condition(dsl.PipelineParam('loose') == 'z'):
        dsl.ContainerOp(name='z', image='i', arguments=[dsl.PipelineParam('valued', value='w')])
