# What the user's program prints is no part of the output, and nothing of it is lost.
# RUN: kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>%t.err | FileCheck %s
# RUN: FileCheck --check-prefix=PRINTED %s < %t.err
# CHECK-NOT: hello
# CHECK: name: "p"
# CHECK-NOT: hello
# PRINTED-DAG: hello from print
# PRINTED-DAG: hello from a process
# PRINTED-DAG: hello from the end
import atexit
import subprocess

from kfp import dsl

print('hello from print')
subprocess.run(['echo', 'hello from a process'], check=True)
atexit.register(print, 'hello from the end')


@dsl.pipeline(name='p')
def p():
    pass
