# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='p')  # wrong
def p(a='x'):
    dsl.get_pipeline_conf().set_ttl_seconds_after_finished('5')
    dsl.ContainerOp(name='a', image='i')
