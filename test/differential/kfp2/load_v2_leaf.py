# SPDX-License-Identifier: Apache-2.0
"""The document of a leaf, as a component."""
from kfp import components, dsl

leaf = components.load_component_from_text('''
components:
  comp-add:
    executorLabel: exec-add
    inputDefinitions:
      parameters:
        a: {parameterType: NUMBER_INTEGER, description: first}
        b: {parameterType: NUMBER_INTEGER, defaultValue: 3.0, isOptional: true}
        s: {parameterType: STRING, isOptional: true}
        l: {parameterType: LIST, defaultValue: [1.0, x]}
      artifacts:
        d: {artifactType: {schemaTitle: system.Dataset, schemaVersion: 0.0.1}, isOptional: true}
        m: {artifactType: {schemaTitle: google.VertexModel, schemaVersion: 0.0.1}, isArtifactList: true, isOptional: true}
    outputDefinitions:
      parameters:
        Output: {parameterType: NUMBER_INTEGER}
      artifacts:
        o: {artifactType: {schemaTitle: system.Model, schemaVersion: 0.0.1}}


deploymentSpec:
  executors:
    exec-add:
      container:
        image: busybox
        command: [add, "{{$.inputs.parameters['a']}}"]
        args: [--x, "{{$}}"]


pipelineInfo: {name: add}
root:
  dag:
    outputs: {parameters: {Output: {valueFromParameter: {outputParameterKey: Output, producerSubtask: add}}}}
    tasks:
      add:
        cachingOptions: {enableCache: true}
        componentRef: {name: comp-add}
        inputs: {parameters: {a: {componentInputParameter: a}, b: {componentInputParameter: b}}}
        taskInfo: {name: add}
  inputDefinitions:
    parameters:
      a: {parameterType: NUMBER_INTEGER}
      b: {parameterType: NUMBER_INTEGER, defaultValue: 3.0, isOptional: true}


schemaVersion: 2.1.0
sdkVersion: kfp-2.0.0
''')


@dsl.pipeline
def loaded():
    first = leaf(a=1)
    leaf(a=first.output if len(leaf.component_spec.outputs) == 1 else first.outputs['Output'], b=2, s='x', l=[1]).set_cpu_limit('1')
