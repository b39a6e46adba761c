# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
from kfp.dsl._resource_op import kubernetes_resource_delete_op


@dsl.pipeline(name='deleting')
def deleting(name='n', ns='default'):
    kubernetes_resource_delete_op(name, 'Pod')
    kubernetes_resource_delete_op(name='fixed', kind='Job', namespace=ns, flags=['--wait=true'])
    kubernetes_resource_delete_op('x', 'Job', flags=[]).after()
