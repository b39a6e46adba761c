# SPDX-License-Identifier: Apache-2.0
"""A transformer that fails."""
from kfp import dsl


def change(op):
    op.add_pod_label()  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
    dsl.get_pipeline_conf().add_op_transformer(change)
