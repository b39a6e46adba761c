# SPDX-License-Identifier: Apache-2.0
"""Conditions over what functions return."""
from kfp import components, dsl


def get_random_int_op(minimum: int, maximum: int) -> int:
    """Generate a random number between minimum and maximum (inclusive)."""
    import random
    result = random.randint(minimum, maximum)
    print(result)
    return result


def flip_coin_op() -> str:
    """Flip a coin and output heads or tails randomly."""
    import random
    return random.choice(['heads', 'tails'])


def print_op(message: str):
    """Print a message."""
    print(message)


flip_coin = components.create_component_from_func(flip_coin_op, base_image='python:3.9')
random_int = components.func_to_container_op(get_random_int_op)
say = components.create_component_from_func(print_op)


@components.create_component_from_func
def fail_op(message):
    """Fails."""
    import sys
    print(message)
    sys.exit(1)


@dsl.pipeline(name='Conditional execution pipeline', description='Shows how to use dsl.Condition().')
def flipcoin_pipeline():
    flip = flip_coin()
    with dsl.Condition(flip.output == 'heads'):
        heads = random_int(0, 9)
        with dsl.Condition(heads.output > 5):
            say('heads and %s > 5!' % heads.output)
        with dsl.Condition(heads.output <= 5):
            say('heads and %s <= 5!' % heads.output)

    with dsl.Condition(flip.output == 'tails'):
        tails = random_int(10, 19)
        with dsl.Condition(tails.output > 15):
            say('tails and %s > 15!' % tails.output)
        with dsl.Condition(tails.output <= 15):
            say('tails and %s <= 15!' % tails.output)
