# RUN: kfp-compile --python=%python --py %s --output %t.yaml 2>&1 | FileCheck %s
from kfp import dsl


@dsl.container_component
def work(size: dsl.OutputPath(str)):
    return dsl.ContainerSpec(image='i', args=[size])


@dsl.pipeline
def p():
    first = work()
    # CHECK: SettingNotAwaited.py:[[#@LINE+1]]{{(:[0-9]+)?}}: warning: a resource of `work-2` is an output of `work`: {{.*}} [SettingNotAwaited]
    work().set_cpu_limit(first.outputs['size'])
    # CHECK-NOT: warning:
    work().set_cpu_limit(first.outputs['size']).after(first)
