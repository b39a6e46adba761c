# Both ends of what does not fit: the call that takes it, the call that makes it, and where their ports are declared.
# RUN: not kfp-compile --python=%python --py %s --output %t.yaml 2>&1 | FileCheck %s
from kfp import dsl


# CHECK-DAG: type_error_of_output.py:[[#@LINE+1]]{{(:[0-9]+)?}}: note: its output `text` is declared here
@dsl.container_component
def make(text: dsl.OutputPath(str)):
    return dsl.ContainerSpec(image='i', args=[text])


# CHECK-DAG: type_error_of_output.py:[[#@LINE+1]]{{(:[0-9]+)?}}: note: the input `n` is declared here
@dsl.container_component
def count(n: int):
    return dsl.ContainerSpec(image='i', args=[n])


@dsl.pipeline
def p():
    # CHECK-DAG: type_error_of_output.py:[[#@LINE+1]]{{(:[0-9]+)?}}: note: `make` makes it
    made = make()
    # CHECK-DAG: type_error_of_output.py:[[#@LINE+1]]{{(:[0-9]+)?}}: error: {{.*}}InconsistentTypeException: the input `n` of `count` takes int, and the argument `make-text` is str
    count(n=made.outputs['text'])
