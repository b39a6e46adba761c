# SPDX-License-Identifier: Apache-2.0
"""A loop over a parameter asks the workflow for it, however deep it stands."""
from kfp import components, dsl

say = components.load_component_from_text('''
name: Say
inputs: [{name: text}]
implementation: {container: {image: say, command: [say, {inputValue: text}]}}
''')


@dsl.pipeline(name='deep loops')
def deep_loops(tags: list = ['a'], x='1'):
    with dsl.ParallelFor(tags) as tag:
        say('outer')
    with dsl.Condition(x == '1'):
        with dsl.ParallelFor(tags) as tag:
            say(tag)
            with dsl.ParallelFor(tags) as again:
                say('%s %s %s' % (tag, again, tag.name))
    with dsl.ParallelFor(tags) as tag:
        say(tags)
        say(tag.member)
