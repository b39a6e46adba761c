# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
from kfp.dsl.data_passing_methods import KubernetesVolume


@dsl.pipeline(name='p')
def p(a='x'):
    dsl.ContainerOp('s', 'i')
    dsl.get_pipeline_conf().data_passing_method = KubernetesVolume('text')
