# RUN: kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


# CHECK: PythonWarning.py:6: warning: the default of the parameter `x` is dropped: {{.*}} [PythonWarning]
@dsl.pipeline(name='p')
def p(x: int = 1.5):
    dsl.ContainerOp(name='a', image='i', arguments=[x])
