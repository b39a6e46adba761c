# SPDX-License-Identifier: Apache-2.0
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


say = load('say')
flip = load('flip')


@dsl.pipeline(name='after groups')
def after_groups(n: int = 1):
    start = say('start')
    with dsl.Condition(n == 1) as cond:
        inner = say('inner')
        deep = flip().after(inner)
    with dsl.ParallelFor([1, 2]) as item:
        say(item).after(start)
        with dsl.Condition(item == 1):
            say('nested').after(start)
    end = say('end').after(cond)
    say('last').after(inner, end, deep)
