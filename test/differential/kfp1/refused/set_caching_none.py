# SPDX-License-Identifier: Apache-2.0
# kfp accepts: the label then says none
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='p')
def p(a='x'):
    op = dsl.ContainerOp(name='a', image='i')  # wrong
    op.set_caching_options(None)
