# SPDX-License-Identifier: Apache-2.0
"""A document compiled is the document, with its own SDK version."""
from kfp import components

document = components.load_component_from_text('''\
# PIPELINE DEFINITION
# Name: my-loaded
# Description: Says.
components:
  comp-say:
    executorLabel: exec-say
    inputDefinitions: {parameters: {text: {parameterType: STRING}}}


deploymentSpec:
  executors:
    exec-say: {container: {image: busybox, command: [echo, "{{$.inputs.parameters['text']}}"]}}


pipelineInfo: {name: my-loaded, description: Says.}
root:
  dag:
    tasks:
      say:
        cachingOptions: {enableCache: true}
        componentRef: {name: comp-say}
        inputs: {parameters: {text: {componentInputParameter: text}}}
        taskInfo: {name: say}
  inputDefinitions: {parameters: {text: {parameterType: STRING, defaultValue: x, isOptional: true}}}


schemaVersion: 2.1.0
sdkVersion: kfp-2.3.0
''')
