# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
@dsl.graph_component
def flip_component(flip_result):
    with dsl.Condition(flip_result == 'heads'):
        print_flip = dsl.ContainerOp('print', 'alpine', arguments=['echo', flip_result])
        flipA = dsl.ContainerOp('flip', 'python', file_outputs={'output': '/o'}).after(print_flip)
        flip_component(flipA.output)
@dsl.graph_component
def flip_component_run_after(flip_result, max_iter):
    with dsl.Condition(flip_result == 'heads', name='again_here'):
        flipA = dsl.ContainerOp('flip', 'python', arguments=[max_iter], file_outputs={'output': '/o', 'n': '/n'})
        with dsl.Condition(flipA.outputs['n'] < max_iter):
            flip_component_run_after(flipA.outputs['output'], flipA.outputs['n'])
@dsl.pipeline(name='pipeline flip coin')
def flipcoin(maxVal=12, p: str = 'x'):
    flipA = dsl.ContainerOp('flip', 'python', file_outputs={'output': '/o'})
    flipB = dsl.ContainerOp('flip', 'python', file_outputs={'output': '/o'})
    flip_loop = flip_component(flipB.output)
    flip_loop.after(flipA)
    more = flip_component_run_after(flipB.output, maxVal)
    dsl.ContainerOp('print', 'alpine', arguments=['echo', flipA.output, p]).after(flip_loop, more)
