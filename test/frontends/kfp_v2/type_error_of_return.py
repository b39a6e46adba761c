# RUN: not kfp-compile --python=%python --py %s --output %t.yaml 2>&1 | FileCheck %s
from kfp import dsl


@dsl.container_component
def make(text: dsl.OutputPath(str)):
    return dsl.ContainerSpec(image='i', args=[text])


# CHECK-DAG: type_error_of_return.py:[[#@LINE+1]]{{(:[0-9]+)?}}: error: {{.*}}InconsistentTypeException: the pipeline `p` declares the output `Output` as int
@dsl.pipeline
def p() -> int:
    # CHECK-DAG: type_error_of_return.py:[[#@LINE+1]]{{(:[0-9]+)?}}: note: `make` makes it
    return make().outputs['text']
