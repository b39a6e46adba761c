# SPDX-License-Identifier: Apache-2.0
"""The text of a function's program stands in the annotation too; everything around it is the same."""
from kfp import components, dsl


def words(text: str, times: int = 2) -> list:
    """Repeats.

    Args:
        text: "What" to repeat; it's {{ quoted }}.
    """
    return [text] * times


words_op = components.create_component_from_func(words, base_image='python:3.9', packages_to_install=['a', "b>1; python_version<'3'"])
plain = components.load_component_from_text('''
name: plain
implementation: {container: {image: i, command: [sh, -ec, 'echo "$0"', "print('ü')\\n"]}}
''')


@dsl.pipeline(name='programs')
def programs(text='t'):
    first = words_op(text)
    words_op('it', times=3).after(first)
    plain().after(first)
