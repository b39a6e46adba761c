# SPDX-License-Identifier: Apache-2.0
"""The configuration that the compiler is given takes the place of the traced one as a whole, its transformers among it."""
from kfp import compiler, dsl
from kubernetes import client as k8s


def _label(op):
    op.add_pod_label('traced', 'yes')


@dsl.pipeline(name='other conf')
def other_conf(a='1'):
    dsl.get_pipeline_conf().set_timeout(10).set_parallelism(2).set_image_pull_policy('Never').add_op_transformer(_label)
    dsl.ContainerOp(name='a', image='i', arguments=[a])


def compiled():
    """What it is with a configuration of the compiler's: into the description, since a file compiles to one workflow only."""
    conf = dsl.PipelineConf()
    conf.set_ttl_seconds_after_finished(0).set_default_pod_node_selector('pool', 'cpu')
    conf.set_image_pull_secrets([k8s.V1LocalObjectReference(name='s')])
    conf.add_op_transformer(lambda op: op.add_pod_annotation('given', op.name))
    workflow = compiler.Compiler()._create_workflow(other_conf, pipeline_conf=conf)
    spec, step = workflow['spec'], [template for template in workflow['spec']['templates'] if template['name'] == 'a'][0]
    return [sorted(set(spec) - {'templates'}), spec['ttlStrategy'], spec['nodeSelector'], spec['imagePullSecrets'], sorted(step['metadata']['labels']),
            step['metadata']['annotations'], sorted(step['container'])]


other_conf._component_description = str(compiled())
