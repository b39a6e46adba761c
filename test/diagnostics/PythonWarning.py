# RUN: kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


# CHECK: PythonWarning.py:6: warning: the default of the parameter `x` is dropped: {{.*}} [PythonWarning]
@dsl.pipeline(name='p')
def p(x: int = 1.5):
    op = dsl.ContainerOp(name='a', image='i', arguments=[x])
    # CHECK: PythonWarning.py:[[#@LINE+1]]:5: warning: a command line holds the op `a` itself, {{.*}} [PythonWarning]
    dsl.ContainerOp(name='b', image='i', arguments=[op])
    # CHECK: PythonWarning.py:[[#@LINE+1]]:8: warning: comparing a param is always true {{.*}} [PythonWarning]
    if x == 1:
        # CHECK: PythonWarning.py:[[#@LINE+1]]:9: warning: the outputs `a b` and `a-b` of the op `c` get one name, `a-b` [PythonWarning]
        dsl.ContainerOp(name='c', image='i', file_outputs={'a b': '/1', 'a-b': '/2'})
