# Every helper of the platforms, with and without its arguments.
from kubernetes.client.models import V1Toleration

from kfp import aws, azure, components, dsl, gcp, onprem
from kfp.dsl.extensions.kubernetes import use_secret

say = components.load_component_from_text('''
name: Say
inputs: [{name: text}]
implementation: {container: {image: i, command: [say, {inputValue: text}]}}
''')


@dsl.pipeline(name='helpers-all')
def helpers_all(text='x', mode='a'):
    toleration = V1Toleration(key='k', operator='Exists')
    for helper in (
            gcp.use_gcp_secret(), gcp.use_gcp_secret('s', '/f.json', 'v', '/m'), gcp.use_tpu(8, 'v2', '1.12'), gcp.use_tpu('16', 'preemptible-v3', '2'),
            gcp.use_preemptible_nodepool(), gcp.use_preemptible_nodepool(toleration, hard_constraint=True),
            gcp.add_gpu_toleration(), gcp.add_gpu_toleration(toleration),
            aws.use_aws_secret(), aws.use_aws_secret('s', 'id', 'key', 'eu-1'), azure.use_azure_secret(), azure.use_azure_secret('s'),
            onprem.mount_pvc(), onprem.mount_pvc('claim', 'vol', '/here'),
            onprem.use_k8s_secret(), onprem.use_k8s_secret('s', {'key': 'ENV', 'other': 'OTHER'}),
            onprem.add_default_resource_spec(), onprem.add_default_resource_spec('1Gi', '2', '512Mi', '1'),
            use_secret('secret', '/mnt'), use_secret('secret', '/mnt', 'ENV', 'file'), use_secret('secret', '/mnt/', 'ENV', '/abs')):
        say(text).apply(helper)
    many = say('all')
    many.apply(gcp.use_gcp_secret('one')).apply(gcp.use_gcp_secret('two', secret_volume_mount_path='/two')).apply(onprem.mount_pvc())
    limited = say('limited').set_cpu_limit('3').set_memory_request('7Gi')
    limited.apply(onprem.add_default_resource_spec(memory_limit='1Gi', cpu_limit='2'))
    dsl.get_pipeline_conf().add_op_transformer(onprem.add_default_resource_spec(memory_limit='8Gi', memory_request='4Gi'))
    dsl.get_pipeline_conf().add_op_transformer(gcp.use_preemptible_nodepool(hard_constraint=False))
