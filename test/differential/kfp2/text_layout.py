# SPDX-License-Identifier: Apache-2.0
# chain: kfp writes the text `1e3` plain, and a reader of today takes it for a number
"""Text that needs quotes, folding and escapes in the document."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str):
    print(text)


@dsl.pipeline
def layout():
    for text in ('yes', 'null', '1e3', '0x1', '1_000', '- x', 'a: b', 'a #b', ' lead', 'trail ', '#', '@x', '`x`', '%x', '!x', '&x', '*x', '|', '>',
                 '\ttab', 'new\nline', '\n', 'end\n', "it's", '"q"', 'a\\b', 'word ' * 40, 'x' * 200, 'ünï', '\u2028', '😀', '\x7f', '2020-01-01', '1:30',
                 'a, b', '[a]', '{a}', '?', '? x', ':', '=', '<<', '-', '---', '...', 'long text with "quotes" and \'others\' ' * 4, 'l1\nl2\n\nl4 ' * 9):
        say(text=text)
