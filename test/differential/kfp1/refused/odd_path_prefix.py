# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
from kfp.dsl import data_passing_methods


@dsl.pipeline(name='x')
def pipeline(a='1'):
    dsl.get_pipeline_conf().data_passing_method = data_passing_methods.KubernetesVolume({'name': 'v'}, None)  # wrong
    dsl.ContainerOp('x', 'i', file_outputs={'o': '/o/o'})
