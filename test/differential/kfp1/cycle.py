# SPDX-License-Identifier: Apache-2.0
# Argo refuses: a cycle
from kfp import dsl


@dsl.pipeline(name='cycle')
def p():
    a = dsl.ContainerOp(name='a', image='i')
    b = dsl.ContainerOp(name='b', image='i').after(a)
    a.after(b)
