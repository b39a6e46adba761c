# SPDX-License-Identifier: Apache-2.0
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


import kfp.gcp as gcp
from kfp import aws, onprem

say = load('say')


@dsl.pipeline(name='helpers')
def helpers():
    say('a').apply(gcp.use_gcp_secret('user-gcp-sa'))
    say('b').apply(gcp.use_tpu(8, 'v3', '2.1')).apply(gcp.use_preemptible_nodepool(hard_constraint=True))
    say('c').apply(gcp.use_preemptible_nodepool())
    say('d').apply(aws.use_aws_secret(aws_region='eu-1'))
    say('e').apply(onprem.mount_pvc('claim', 'vol', '/mnt/x'))
