# SPDX-License-Identifier: Apache-2.0
"""Documents as protobuf messages, which programs take apart: text in them is text, whatever a reader of YAML makes of it."""
from google.protobuf import json_format
from kfp import dsl
from kfp.pipeline_spec import pipeline_spec_pb2

WORDS = ['y', 'n', 'on', '1e3', '0x1', '1_0', '012', '1:30', '.5', '~', 'null', 'NO', '2001-01-01']


@dsl.container_component
def say(y: str = 'n', n: float = 1.0):
    return dsl.ContainerSpec(image='n', args=WORDS + [y])


@dsl.pipeline(name='n', description='1e3')
def inner(n: str = 'y', y: str = '1e3'):
    say(y=n)
    say(y='n')


spec = inner.pipeline_spec
assert isinstance(spec, pipeline_spec_pb2.PipelineSpec) and isinstance(say.pipeline_spec, pipeline_spec_pb2.PipelineSpec)
assert isinstance(inner.platform_spec, pipeline_spec_pb2.PlatformSpec)
assert pipeline_spec_pb2.ParameterType.ParameterTypeEnum.Name(pipeline_spec_pb2.ParameterType.STRING) == 'STRING'
document = json_format.MessageToDict(spec)
assert document['pipelineInfo'] == {'name': 'n', 'description': '1e3'}
assert document['deploymentSpec']['executors']['exec-say']['container']['args'][:-1] == WORDS
assert document['root']['inputDefinitions']['parameters']['y']['defaultValue'] == '1e3'
tasks = document['root']['dag']['tasks']
assert tasks['say']['inputs']['parameters']['y'] == {'componentInputParameter': 'n'}
assert tasks['say-2']['inputs']['parameters']['y'] == {'runtimeValue': {'constant': 'n'}}


@dsl.pipeline
def main():
    inner()
