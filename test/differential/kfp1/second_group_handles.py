# SPDX-License-Identifier: Apache-2.0
# Argo refuses: kfp emits a DAG without tasks for an empty condition
from kfp import dsl
@dsl.pipeline(name='second handler')
def p(msg='bye'):
    bye = dsl.ContainerOp(name='bye', image='b', arguments=[msg])
    with dsl.Condition(msg == 'a'):
        pass
    with dsl.ExitHandler(bye):
        dsl.ContainerOp(name='w', image='b')
