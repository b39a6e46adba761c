# RUN: kfp-compile --python=%python --py %s --output %t.yaml 2>&1 | FileCheck %s
from kfp import dsl


@dsl.container_component
def work(settings: dict):
    return dsl.ContainerSpec(image='i', args=[settings])


@dsl.pipeline
def p(name: str):
    # CHECK: ValueInKey.py:[[#@LINE+1]]{{(:[0-9]+)?}}: warning: a key of a dict that `work` takes holds the text of a value of the run: {{.*}} [ValueInKey]
    work(settings={f'of {name}': 1})
