# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='p')
def p():
    made = dsl.ContainerOp(name='make', image='i', file_outputs={'the rows': '/rows'})
    with dsl.ParallelFor(made.output) as row:
        op = dsl.ContainerOp(name='use', image='i', arguments=[row])  # wrong
        op.add_toleration(k8s.V1Toleration(key='k', value=row.a))
