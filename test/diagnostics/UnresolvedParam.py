# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s -o %t 2>&1 | FileCheck %s
from kfp import dsl


# CHECK: UnresolvedParam.py:[[#@LINE+1]]:{{[0-9]*}}{{:?}} error: `p` holds `{{{{}}pipelineparam`, which begins as the placeholder of a parameter or an output and is none [UnresolvedParam]
@dsl.pipeline(name='p')
def p(x='{{pipelineparam:op=;name=x}}'):
    # CHECK: UnresolvedParam.py:[[#@LINE+1]]:{{[0-9]+}}: error: `a` holds `{{{{}}pipelineparam:op=?;name=x}}`, which begins as the placeholder of a parameter or an output and is none [UnresolvedParam]
    dsl.ContainerOp(name='a', image='i', arguments=['{{pipelineparam:op=?;name=x}}'])
