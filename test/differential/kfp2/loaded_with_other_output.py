# SPDX-License-Identifier: Apache-2.0
# quirk: none of the register: a document is compiled as it was loaded, although its outputs refer to nothing
"""Of the document of a component, an output has been called otherwise in its interface and not in what its root hands out."""
import json

from kfp import components

_ARTIFACT = {'artifactType': {'schemaTitle': 'system.Model', 'schemaVersion': '0.0.1'}}
_PORTS = {'inputDefinitions': {'parameters': {'n': {'parameterType': 'NUMBER_INTEGER'}}}, 'outputDefinitions': {'artifacts': {'model': _ARTIFACT}}}

train = components.load_component_from_text(json.dumps({
    'pipelineInfo': {'name': 'train'},
    'components': {'comp-train': dict(_PORTS, executorLabel='exec-train')},
    'deploymentSpec': {'executors': {'exec-train': {'container': {'image': 'busybox', 'args': ["{{$.outputs.artifacts['model'].uri}}"]}}}},
    'root': dict(_PORTS, dag={
        'outputs': {'artifacts': {'output__model': {'artifactSelectors': [{'outputArtifactKey': 'output__model', 'producerSubtask': 'train'}]}}},
        'tasks': {'train': {'cachingOptions': {'enableCache': True}, 'componentRef': {'name': 'comp-train'}, 'taskInfo': {'name': 'train'},
                            'inputs': {'parameters': {'n': {'componentInputParameter': 'n'}}}}},
    }),
    'schemaVersion': '2.1.0',
    'sdkVersion': 'kfp-2.17.0',
}))
