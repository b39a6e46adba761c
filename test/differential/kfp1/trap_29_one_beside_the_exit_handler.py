# SPDX-License-Identifier: Apache-2.0
"""One step may stand beside an exit handler."""
from kfp import dsl


@dsl.pipeline(name='beside')
def beside(x='1'):
    bye = dsl.ContainerOp(name='bye', image='i', arguments=[x])
    dsl.ContainerOp(name='before', image='i')
    with dsl.ExitHandler(bye, name='a name'):
        dsl.ContainerOp(name='b', image='i', arguments=[x])
        with dsl.Condition(x == '1'):
            dsl.ContainerOp(name='c', image='i')
