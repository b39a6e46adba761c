# SPDX-License-Identifier: Apache-2.0
# Argo refuses: a back-off factor of 1.5, where Argo wants an integer
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


say = load('say')


@dsl.pipeline(name='retry')
def retry(times: int = 4):
    say('a').set_retry(times)
    say('b').set_retry(0, policy='OnError')
    say('c').set_retry(3, 'OnFailure', '1m', 2, '10m')
    say('d').set_retry(3, backoff_factor=1.5)
    op = say('e')
    op.num_retries = 2
    op.pod_labels['x'] = 'y'
    op.enable_caching = False
