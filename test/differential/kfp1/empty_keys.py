# SPDX-License-Identifier: Apache-2.0
# Argo refuses: a key without a name
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='empty keys')
def empty_keys(value='v'):
    op = dsl.ContainerOp(name='a', image='i')
    op.add_pod_annotation('', value).add_pod_label('', 'label').add_node_selector_constraint('', 'node')
    op.add_resource_limit('', '1').add_resource_request('', value)
    op.add_env_variable(k8s.V1EnvVar(name='', value='x')).add_env_variable(k8s.V1EnvVar(name='', value=value))
