# SPDX-License-Identifier: Apache-2.0
"""Every loop has a parallelism: 0 where none is asked for."""
from kfp import components, dsl

say = components.load_component_from_text('''
name: Say
inputs: [{name: text}]
implementation: {container: {image: say, command: [say, {inputValue: text}]}}
''')


@dsl.pipeline(name='parallelism')
def parallelism(tags: list = ['a']):
    with dsl.ParallelFor([1]) as item:
        say(item)
    with dsl.ParallelFor([1], parallelism=0) as item:
        say(item)
    with dsl.ParallelFor([1], parallelism=None) as item:
        say(item)
    with dsl.ParallelFor(tags, 7) as item:
        say(item)
