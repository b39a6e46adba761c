# SPDX-License-Identifier: Apache-2.0
"""Nested conditions on outputs, with deprecated Condition."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def flip() -> str:
    import random
    return random.choice(['heads', 'tails'])


@dsl.component(base_image='python:3.12')
def number(low: int = 0, high: int = 9) -> int:
    import random
    return random.randint(low, high)


@dsl.component(base_image='python:3.12')
def say(text: str):
    print(text)


@dsl.pipeline(name='conditional-execution-pipeline')
def coin(threshold: int = 5):
    flipped = flip()
    with dsl.Condition(flipped.output == 'heads', name='heads'):
        drawn = number(low=0, high=9)
        with dsl.Condition(drawn.output > threshold):
            say(text='heads and %s > %s!' % (drawn.output, threshold))
        with dsl.Condition(drawn.output <= 5):
            say(text='heads and {} <= 5!'.format(drawn.output))
    with dsl.Condition(flipped.output == 'tails'):
        drawn = number(low=10, high=19)
        with dsl.Condition(drawn.output > 15):
            say(text=f'tails and {drawn.output} > 15! {{no}} {threshold!s}')
