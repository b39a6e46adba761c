# SPDX-License-Identifier: Apache-2.0
# Argo refuses: two templates have one name
from kfp import dsl


@dsl.pipeline(name='clash')
def p(a='1'):
    dsl.ContainerOp(name='condition-1', image='i')
    with dsl.Condition(a == '1'):
        dsl.ContainerOp(name='b', image='i')
