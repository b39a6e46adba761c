# SPDX-License-Identifier: Apache-2.0
"""It is the pipeline whose name gives way to a step of the same name."""
from kfp import dsl


@dsl.pipeline(name='Condition One')
def root_name(x='1'):
    dsl.ContainerOp(name='condition_one', image='i')
    with dsl.Condition(x == '1', 'One-2'):
        dsl.ContainerOp(name='condition one 2', image='i')
