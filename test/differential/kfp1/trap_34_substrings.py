# SPDX-License-Identifier: Apache-2.0
"""Where a loop item stops, and what an item is, is found by parts of names."""
# Argo refuses: an item that is found by a part of its name dangles
from kfp import components, dsl

say = components.load_component_from_text('''
name: Say
inputs: [{name: text}]
implementation: {container: {image: say, command: [say, {inputValue: text}]}}
''')


@dsl.pipeline(name='substrings')
def substrings(a: list = ['1'], aa: list = ['2'], b: list = ['3'], a_b: list = ['4']):
    with dsl.ParallelFor(aa) as outer:
        with dsl.ParallelFor(a) as inner:
            say('%s %s' % (outer, inner))
            say(outer.x)
    with dsl.ParallelFor(a_b) as outer:
        with dsl.ParallelFor(b) as inner:
            say('%s %s' % (outer, inner))
    with dsl.ParallelFor([1]) as outer:
        with dsl.ParallelFor([2]) as inner:
            say('%s %s' % (outer, inner))
