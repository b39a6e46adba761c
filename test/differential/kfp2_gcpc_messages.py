# SPDX-License-Identifier: Apache-2.0
"""Documents as protobuf messages, which programs take apart: text in them is text, whatever a reader of YAML makes of it."""
from google.protobuf import json_format
from kfp import dsl, kubernetes
from kfp.kubernetes import common
from kfp.kubernetes import kubernetes_executor_config_pb2 as pb
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


def with_message(task, change):
    """A setting that kfp.kubernetes has no function for."""
    message = common.get_existing_kubernetes_config_as_message(task)
    change(message)
    task.platform_config['kubernetes'] = json_format.MessageToDict(message)
    return task


def near(message):
    message.pod_affinity.append(pb.PodAffinityTerm(topology_key='zone', match_pod_labels={'a': 'b'}, weight=5, anti=False))
    message.enabled_shared_memory.CopyFrom(pb.EnabledSharedMemory(volume_name='shm', size='1Gi'))
    message.secret_as_env.append(pb.SecretAsEnv(optional=False, key_to_env=[pb.SecretAsEnv.SecretKeyToEnvMap(secret_key='k', env_var='E')]))


@dsl.pipeline
def main(secret: str = 's'):
    inner()
    task = kubernetes.use_secret_as_volume(say(), secret, '/mnt')
    kubernetes.mount_pvc(task, secret, '/pvc')
    with_message(task, near)

    def named(message):
        reference = common.parse_k8s_parameter_input(secret, task)
        message.image_pull_secret.append(pb.ImagePullSecret(secret_name_parameter=reference))

    with dsl.ParallelFor([1, 2]) as item:
        task = say(n=0.5).after()
        with_message(task, named)
        assert pb.KubernetesExecutorConfig().HasField('security_context') is False
