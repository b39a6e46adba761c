# SPDX-License-Identifier: Apache-2.0
# Argo refuses: nothing gives the exit step its file
# Nothing is passed to the step of an exit handler, and so nothing is for what it refers to by hand.
from kfp import dsl


@dsl.pipeline(name='Typed references of an exit op')
def pipeline(a='1', b='2'):
    bye = dsl.ContainerOp('bye', 'i', arguments=[dsl.InputArgumentPath(a), '{{inputs.parameters.a}}', b])
    with dsl.ExitHandler(bye):
        dsl.ContainerOp('step', 'i', arguments=['{{inputs.parameters.b}}', dsl.InputArgumentPath(b)])
