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


@dsl.pipeline(name='Conditional execution pipeline with exit handler',
              description='Shows how to use dsl.Condition() and dsl.ExitHandler().')
def flipcoin_exit_pipeline():
    exit_task = say('Exit handler has worked!')
    with dsl.ExitHandler(exit_task):
        flip = flip_coin()
        with dsl.Condition(flip.output == 'heads', name='heads-branch'):
            number = random_int(0, 9)
            with dsl.Condition(number.output > 5):
                say('heads and %s > 5!' % number.output)
        with dsl.Condition(flip.output == 'tails', 'tails-branch'):
            fail_op(message='Failing the run to demonstrate that exit handler still gets executed.').set_retry(2)
