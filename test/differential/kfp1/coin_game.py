# SPDX-License-Identifier: Apache-2.0
from kfp import dsl, components
import json
def op(name, *a, **k):
    return dsl.ContainerOp(name=name, image='python', command=['sh'], arguments=list(a), **k)
@dsl.pipeline(name='flip', description='  Shows how to use dsl.Condition().\n Second line ')
def flipcoin(text: str = 'heads', low=0, high=9):
    flip = op('Flip coin', file_outputs={'output': '/tmp/output'})
    with dsl.Condition(flip.output == text):
        rh = op('random', low, high, file_outputs={'output': '/tmp/output', 'Other Out': '/x'})
        with dsl.Condition(rh.outputs['output'] > 5):
            a = op('print', 'heads and %s > 5!' % rh.outputs['output'])
        with dsl.Condition(rh.outputs['output'] <= 5):
            b = op('print', 'heads and %s <= 5!' % rh.outputs['Other Out']).after(a)
    with dsl.Condition(flip.output != text):
        rt = op('random', low, '%s' % high, file_outputs={'output': '/tmp/output'})
        with dsl.Condition(rt.output > 15):
            op('print', 'tails and %s > 15!' % rt.output)
        with dsl.Condition(rt.output <= rh.outputs['output']):
            op('print', 'tails and %s <= 15!' % rt.output, rh.outputs['Other Out'])
    op('end', rt.output, rh.outputs['Other Out']).after(b)
