# SPDX-License-Identifier: Apache-2.0
"""The item of a loop over an output with a blank in its name is compared."""
from kfp import dsl


@dsl.pipeline(name='refused')
def refused():
    op = dsl.ContainerOp(name='a', image='i', file_outputs={'two words': '/o'})
    with dsl.ParallelFor(op.output) as item:
        with dsl.Condition(item == 'b'):  # wrong
            dsl.ContainerOp(name='b', image='i')
