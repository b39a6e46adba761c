# K-12.
# RUN: not kfp-compile --python=%python --py %s --output %t.yaml 2>&1 | FileCheck %s
from kfp import dsl


@dsl.container_component
def say(text: str):
    return dsl.ContainerSpec(image='i', args=[text])


@dsl.pipeline
def p():
    with dsl.ParallelFor([{'n': 1, 'text': 'x'}]) as item:
        # CHECK: type_error_of_field.py:[[#@LINE+1]]:{{[0-9]+}}: error: {{.*}}InconsistentTypeException
        say(text=item.text)
# CHECK: note: all fields of a constant loop have the type of the first value in it
