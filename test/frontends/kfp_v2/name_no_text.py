# RUN: not kfp-compile --sdk=v2 --python=%python --run %s 2>&1 | FileCheck %s
from kfp import compiler, dsl


@dsl.container_component
def work():
    return dsl.ContainerSpec(image='busybox')


# CHECK: name_no_text.py:[[#@LINE+1]]{{.*}} error: {{.*}}TypeError: the name of a pipeline is text, not an object of type `int`
compiler.Compiler().compile(work, 'never.yaml', pipeline_name=5)
