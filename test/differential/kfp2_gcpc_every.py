# SPDX-License-Identifier: Apache-2.0
"""Every component of google-cloud-pipeline-components that is no pipeline, called with what its inputs need."""
import importlib

from kfp import dsl
from kfp.dsl.base_component import BaseComponent
from kfp.dsl.graph_component import GraphComponent

MODULES = [
    'v1.automl.training_job', 'v1.batch_predict_job', 'v1.bigquery', 'v1.custom_job', 'v1.dataflow', 'v1.dataproc', 'v1.dataset', 'v1.endpoint',
    'v1.forecasting', 'v1.model', 'v1.model_evaluation', 'v1.vertex_notification_email', 'v1.wait_gcp_resources',
    'preview.custom_job', 'preview.dataflow', 'preview.llm', 'preview.model_evaluation', 'preview.starry_net',
]
CONSTANTS = {'STRING': 'text', 'NUMBER_INTEGER': 3, 'NUMBER_DOUBLE': 0.5, 'BOOLEAN': True, 'LIST': ['a'], 'STRUCT': {'a': 1}}
WORDS = {'str': 'STRING', 'string': 'STRING', 'text': 'STRING', 'int': 'NUMBER_INTEGER', 'integer': 'NUMBER_INTEGER', 'float': 'NUMBER_DOUBLE',
         'double': 'NUMBER_DOUBLE', 'bool': 'BOOLEAN', 'boolean': 'BOOLEAN', 'list': 'LIST', 'jsonarray': 'LIST', 'dict': 'STRUCT', 'jsonobject': 'STRUCT'}


def components():
    found = {}
    for name in MODULES:
        module = importlib.import_module('google_cloud_pipeline_components.' + name)
        for key in sorted(vars(module)):
            if isinstance(vars(module)[key], BaseComponent) and not isinstance(vars(module)[key], GraphComponent):
                found['%s.%s' % (name, key)] = vars(module)[key]
    return found


def artifact(kind):
    title, _, version = kind.partition('@')
    made = type(title.rpartition('.')[2], (dsl.Artifact,), {'schema_title': title, 'schema_version': version})
    return dsl.importer(artifact_uri='gs://bucket/' + title, artifact_class=made).output


def argument(spec):
    word = spec.type.partition('[')[0].lower()
    word = word[len('typing.'):] if word.startswith('typing.') else word
    if word in WORDS:
        return CONSTANTS[WORDS[word]]
    return artifact(spec.type)


def call(component):
    ports = component.component_spec.inputs.values()
    if any(port.is_artifact_list or port.type == 'PipelineTaskFinalStatus' for port in ports):
        return
    arguments = {}
    for name in sorted(component.required_inputs):
        arguments[name] = argument(component.component_spec.inputs[name])
    component(**arguments)


FOUND = components()


@dsl.pipeline(name='every')
def every():
    for component in FOUND.values():
        call(component)
