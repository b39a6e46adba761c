# SPDX-License-Identifier: Apache-2.0
# kfp accepts: and Kubernetes refuses it
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    op = dsl.ContainerOp(name='a', image='i')  # wrong
    op.container.args = [1, None, a]
