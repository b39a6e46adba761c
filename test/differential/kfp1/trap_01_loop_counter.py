# SPDX-License-Identifier: Apache-2.0
"""A static loop burns two numbers, its item's and its own, when it is made; steps count by themselves."""
from kfp import components, dsl

say = components.load_component_from_text('''
name: Say
inputs: [{name: text}]
implementation: {container: {image: say, command: [say, {inputValue: text}]}}
''')


@dsl.pipeline(name='numbers')
def numbers(x='1', tags: list = ['a']):
    early = dsl.ParallelFor([1, 2])
    with dsl.Condition(x == '1'):
        say('a')
    with early as item:
        say(item)
    with dsl.ParallelFor(tags) as tag:
        say(tag)
        with dsl.ParallelFor([{'k': 1}]) as inner:
            say(inner.k)
    with dsl.Condition(x == '2', 'last'):
        say('b')
