# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
import kfp.dsl as k

def inner(x='1'):
    return dsl.ContainerOp('inner', 'i', arguments=[x], file_outputs={'o': '/o'})
@dsl.pipeline(name='outer')
def outer(a='x', b='y'):
    one = inner(a)
    two = inner('const')
    with dsl.Condition(one.output == two.output):
        three = inner('%s and %s' % (one.output, b))
    for i in range(3):
        dsl.ContainerOp('same', 'i', arguments=[i]).after(three)
    dsl.ContainerOp('same-2', 'i')
    dsl.ContainerOp('same_2', 'i')
    dsl.ContainerOp('Same', 'i')
