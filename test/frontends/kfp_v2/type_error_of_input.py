# RUN: not kfp-compile --python=%python --py %s --output %t.yaml --disable-type-check 2>&1 | FileCheck %s
from kfp import dsl


@dsl.container_component
def count(n: int):
    return dsl.ContainerSpec(image='i', args=[n])


# CHECK-DAG: type_error_of_input.py:[[#@LINE+1]]{{(:[0-9]+)?}}: note: it is an input of the pipeline `p`
@dsl.pipeline
def p(text: str = 'x'):
    # CHECK-DAG: type_error_of_input.py:[[#@LINE+1]]{{(:[0-9]+)?}}: error: {{.*}}InconsistentTypeException
    count(n=text)
# CHECK-DAG: note: kfp 2.17 checks types whatever `--disable-type-check` says
