# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
import contextlib
import sys

from kfp import dsl

sys.setrecursionlimit(10000)


@dsl.pipeline(name='p')
def p(x='1'):
    with contextlib.ExitStack() as groups:
        for _ in range(510):
            # CHECK: NestingTooDeep.py:[[#@LINE+1]]:{{[0-9]+}}: error: groups nest deeper than 500 [NestingTooDeep]
            groups.enter_context(dsl.Condition(x == '1'))
        dsl.ContainerOp(name='a', image='i')
