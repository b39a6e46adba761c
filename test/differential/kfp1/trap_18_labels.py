# SPDX-License-Identifier: Apache-2.0
"""The label about caching is written last and wins; those about the SDK do not replace the user's."""
from kfp import dsl


def relabel(op):
    op.add_pod_label('pipelines.kubeflow.org/enable_caching', 'by transformer')
    op.add_pod_label('late', 'yes')


@dsl.pipeline(name='labels')
def labels():
    op = dsl.ContainerOp(name='a', image='i')
    op.add_pod_label('pipelines.kubeflow.org/enable_caching', 'mine')
    op.add_pod_label('pipelines.kubeflow.org/kfp_sdk_version', 'mine')
    op.add_pod_label('pipelines.kubeflow.org/pipeline-sdk-type', 'mine')
    op.set_caching_options(False)
    other = dsl.ContainerOp(name='b', image='i')
    other.add_pod_label('z', '1').add_pod_label('a', '2').add_pod_label('z', '3')
    other.set_caching_options(enable_caching=True)
    dsl.get_pipeline_conf().add_op_transformer(relabel)
