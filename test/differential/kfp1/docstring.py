# SPDX-License-Identifier: Apache-2.0
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


say = load('say')


@dsl.pipeline()
def documented_pipeline(first: str = 'x', second: 'Custom' = 'y', third: int = None):
    """Says things.

    More text that is not the description.

    Args:
        first: what to say first
        second: what to say
            afterwards
    """
    say(first)
    say(second)
