# SPDX-License-Identifier: Apache-2.0
# Argo refuses: the name of a condition is emitted as it is
from kfp import dsl


@dsl.pipeline(name='conditions all')
def p(a='x', b: int = 2):
    s = dsl.ContainerOp('s', 'i', file_outputs={'o': '/o', 'other': '/p'})
    o = s.outputs['o']
    for number, condition in enumerate([
            a == 'x', a != "q'u", b > 1, b >= 1, b < 1.5, b <= -1, 5 < b, 5 >= b, 'z' == a, a == b, o == a, a == o, o == s.outputs['other'], o > o, a == True,
            a != None, a == '', b == 5.0, o == 'say "hi"', a == ['l', 1], a == {'k': 1}]):
        with dsl.Condition(condition):
            dsl.ContainerOp('t', 'i', arguments=[a] if number % 2 else [])
    with dsl.Condition(a == 'x', name='Named One.two'):
        with dsl.Condition(o == 'y', 'under_score'):
            with dsl.Condition(b > 0):
                inner = dsl.ContainerOp('inner', 'i', arguments=[o, b], file_outputs={'r': '/r'})
            dsl.ContainerOp('reader', 'i', arguments=[inner.output])
    with dsl.Condition(o == 'empty'):
        pass
