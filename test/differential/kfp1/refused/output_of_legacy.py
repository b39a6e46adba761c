# SPDX-License-Identifier: Apache-2.0
"""What kfp takes for metrics is no output."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i', file_outputs={'mlpipeline-metrics': '/m'})
    dsl.ContainerOp(name='b', image='i', arguments=[op.outputs['mlpipeline-metrics']])  # wrong
