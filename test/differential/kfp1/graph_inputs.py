# SPDX-License-Identifier: Apache-2.0
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


say = load('say')


@dsl.pipeline(name='graph inputs')
def graph_inputs(some_list: list = [{'a': 1}], plain='p', Cap_Name='c'):
    with dsl.ParallelFor(some_list) as entry:
        with dsl.ParallelFor(plain) as letter:
            say('%s %s' % (entry.a, letter))
            say(Cap_Name)
        say(entry)
    with dsl.Condition(Cap_Name == plain):
        say('{{$.not.ours}} ' + str(plain))
