# SPDX-License-Identifier: Apache-2.0
import kfp
from kfp import dsl


class FlipCoinOp(dsl.ContainerOp):
    """Flip a coin and output heads or tails randomly."""

    def __init__(self, name):
        super(FlipCoinOp, self).__init__(
            name=name,
            image='python:alpine3.6',
            command=['sh', '-c'],
            arguments=['python -c "import random; result = \'heads\' if random.randint(0,1) == 0 '
                       'else \'tails\'; print(result)" | tee /tmp/output'],
            file_outputs={'output': '/tmp/output'})


class PrintOp(dsl.ContainerOp):
    """Print a message."""

    def __init__(self, name, msg):
        super(PrintOp, self).__init__(name=name, image='alpine:3.6', command=['echo', msg])


@dsl.graph_component
def flip_component(flip_result, max_val, my_pipe_param):
    with dsl.Condition(flip_result == 'heads'):
        print_flip = PrintOp('print', flip_result)
        flip_a = FlipCoinOp('flip-a').after(print_flip)
        flip_component(flip_a.output, max_val, my_pipe_param)


@dsl.pipeline(name='recursive loop pipeline', description='Shows how to create a recursive loop.')
def flipcoin(maxVal=12, my_pipe_param: int = 10):
    first = FlipCoinOp('flip')
    flip_loop = flip_component(first.output, maxVal, my_pipe_param)
    PrintOp('print-again', 'cool, it is over. %s' % first.output).after(flip_loop)


if __name__ == '__main__':
    kfp.compiler.Compiler().compile(flipcoin, __file__ + '.yaml')
