# SPDX-License-Identifier: Apache-2.0
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


say = load('say')


@dsl.pipeline(name='guarded')
def exit_handler(msg='bye', mem='1Gi'):
    bye = dsl.ContainerOp(name='Say Bye', image='b', command=['echo', msg])
    with dsl.ExitHandler(bye):
        work = dsl.ContainerOp(name='work', image='w', arguments=['--m', mem])
        work.set_memory_limit(mem).set_cpu_limit('2')
        work.set_retry(2, policy='Always', backoff_duration='30s', backoff_factor=2.0)
        work.set_caching_options(False)
        work.set_timeout(600)
        say('done').after(work)
