# SPDX-License-Identifier: Apache-2.0
"""kfp leaves the file behind that it then finds fault with; Kfir writes whole files that are right, or none."""
from kfp import dsl


@dsl.pipeline(name='p')
def p(x='1'):
    with dsl.Condition(x == 'a %s' % x):  # wrong
        dsl.ContainerOp(name='a', image='i')
