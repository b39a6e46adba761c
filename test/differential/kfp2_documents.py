# SPDX-License-Identifier: Apache-2.0
"""Takes the documents of components apart, as a user's own tests do; run with the real kfp and with ours by kfp2_execute.py."""
from google.protobuf import json_format
from kfp import dsl, kubernetes


@dsl.container_component
def add(a: int, data: dsl.Input[dsl.Dataset], total: dsl.OutputPath(int)):
    return dsl.ContainerSpec(image='busybox', command=['add', data.path], args=[a, total])


@dsl.container_component
def load(data: dsl.Output[dsl.Dataset]):
    return dsl.ContainerSpec(image='busybox', command=['load', data.path])


@dsl.pipeline(name='inner', description='Adds.')
def inner(b: int = 3) -> int:
    task = add(a=b, data=load().outputs['data'])
    kubernetes.set_timeout(task, 5)
    return task.outputs['total']


@dsl.pipeline
def outer(items: list = [1, 2]):
    with dsl.ParallelFor(items):
        inner(b=1).set_caching_options(False)


for component in (load, inner, outer):
    for document in (component.pipeline_spec, component.platform_spec):
        print(json_format.MessageToJson(document, sort_keys=True))
print(sorted(outer.pipeline_spec.root.dag.tasks), inner.pipeline_spec.root.input_definitions.parameters['b'].default_value.number_value)
