# SPDX-License-Identifier: Apache-2.0
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


flip = load('flip')
say = load('say')


@dsl.pipeline(name='Coin game')
def conditions(limit: int = 3, word='a "quoted" word'):
    first = flip()
    with dsl.Condition(first.output == 'heads', name='heads'):
        second = flip()
        with dsl.Condition(limit > 2):
            say(second.output)
        with dsl.Condition(5 <= limit):
            say('five')
    with dsl.Condition(first.output != 'heads'):
        say(word)
    with dsl.Condition(limit == True):
        say('bool')
    with dsl.Condition(limit < 1.50):
        say(first.output)
