# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.pipeline(name='p')
def p(x='1'):
    # CHECK: UnsupportedInPython.py:[[#@LINE+1]]:{{[0-9]+}}: error: `VolumeOp` is not supported yet [UnsupportedInPython]
    dsl.VolumeOp(name='v', resource_name='r', size='1Gi')
