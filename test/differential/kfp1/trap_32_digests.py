# SPDX-License-Identifier: Apache-2.0
"""A digest is that of the text as it was given, but for CRLF."""
from kfp import components, dsl

TEXT = '''name: Say
inputs: [{name: text}]
implementation: {container: {image: say, command: [say, {inputValue: text}]}}
'''
factories = [components.load_component_from_text(text) for text in (
    TEXT, '\n' + TEXT, TEXT.replace('\n', '\r\n'), TEXT + '# a comment\n', TEXT.replace('Say', 'Säy'), TEXT.replace('\n', '\r\n').encode())]


@dsl.pipeline(name='digests')
def digests():
    for factory in factories:
        factory('a')
