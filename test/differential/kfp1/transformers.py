# SPDX-License-Identifier: Apache-2.0
from kfp import dsl, onprem
from kubernetes import client as k8s


def label(op):
    op.add_pod_label('who', op.name)
    op.add_pod_annotation('kind', type(op).__name__)
    if isinstance(op, dsl.ContainerOp):
        op.container.add_env_variable(k8s.V1EnvVar(name='OP', value=op.name))
        op.container.set_image_pull_policy('Always')
        op.set_retry(1)
    return None


def tolerate(op):
    op.add_toleration(k8s.V1Toleration(key='k', operator='Exists'))
    op.node_selector['pool'] = 'p'
    return op


@dsl.pipeline(name='transformers')
def p(a='x'):
    s = dsl.ContainerOp('Step One', 'i', arguments=[a])
    s.add_pod_label('add-pod-env', 'true')
    s.add_pod_label('pipelines.kubeflow.org/kfp_sdk_version', 'mine')
    e = dsl.ContainerOp('exit', 'i')
    with dsl.ExitHandler(e):
        dsl.ContainerOp('in', 'i', arguments=[s.name])
        dsl.VolumeOp(name='vol', resource_name='v', size='1Gi')
    conf = dsl.get_pipeline_conf()
    conf.add_op_transformer(label)
    conf.add_op_transformer(tolerate)
    conf.add_op_transformer(onprem.add_default_resource_spec(memory_limit='1Gi', cpu_request='100m'))
    conf.add_op_transformer(onprem.mount_pvc('claim', 'vol', '/mnt'))
