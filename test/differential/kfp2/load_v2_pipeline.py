# SPDX-License-Identifier: Apache-2.0
"""A whole pipeline from its document, called."""
from kfp import components, dsl

pipeline = components.load_component_from_text('''
components:
  comp-say:
    executorLabel: exec-say
    inputDefinitions: {parameters: {text: {parameterType: STRING}}}
    outputDefinitions: {parameters: {Output: {parameterType: STRING}}}


deploymentSpec:
  executors:
    exec-say: {container: {image: busybox, command: [echo, "{{$.inputs.parameters['text']}}"]}}


pipelineInfo: {name: my-loaded}
root:
  dag:
    outputs: {parameters: {Output: {valueFromParameter: {outputParameterKey: Output, producerSubtask: say}}}}
    tasks:
      say:
        cachingOptions: {enableCache: true}
        componentRef: {name: comp-say}
        inputs: {parameters: {text: {componentInputParameter: text}}}
        taskInfo: {name: say}
  inputDefinitions: {parameters: {text: {parameterType: STRING, defaultValue: x, isOptional: true}}}
  outputDefinitions: {parameters: {Output: {parameterType: STRING}}}


schemaVersion: 2.1.0
sdkVersion: kfp-2.17.0
---
platforms:
  kubernetes:
    deploymentSpec:
      executors:
        exec-say: {podMetadata: {labels: {a: b}}}
''')


@dsl.component(base_image='python:3.12')
def say(text: str) -> str:
    return text


@dsl.pipeline
def outer():
    say(text=pipeline().output)
    pipeline(text='y')
