# SPDX-License-Identifier: Apache-2.0
# Argo refuses: kfp leaves `1e3` plain, which Go's YAML reads as a number
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


say = load('say')


@dsl.pipeline(name='odd text', description='Ünïcode — “quotes”: and a # hash, and a very long line that has to be folded somewhere after the eightieth column')
def odd_text(p='ä'):
    for text in ['yes', 'No', 'null', '~', '', ' ', ' lead', 'trail ', '0x1F', '1e3', '1_000', '12:30:45', '2020-01-01', '.5', '=', '<<', '- a',
                 'a: b', 'a #b', '#a', '@a', '`a`', '{a}', '[a]', '!a', '&a', '*a', '%a', '|', '>', "it's", '"q"', 'a\\b', 'tab\there',
                 'two\nlines', 'two\nlines\n', '  indented\nlines\n', 'trailing blank \nx', 'ends\n\n', 'nul\x7f', 'é', '\u2028', '😀',
                 'x' * 100, 'word ' * 40, 'a' * 78 + ' b', '%s and %s' % (p, 'text ' * 20), 'key: ' * 20, '?', '? a', ':', '::', 'a:', '---', '--- a', '...',
                 'single \' quote and \n newline', '-', '--flag', '0', '-1', '+1', '1.', 'Infinity', '.inf', '.NaN', 'True', 'on']:
        say(text)
    multi = dsl.ContainerOp(name='script', image='i', command=['sh', '-c'], arguments=["""
set -e
if [ "$1" = 'a' ]; then
    echo "tab	here"
fi
"""])
    multi.add_pod_annotation('long key ' * 20, 'v').add_pod_annotation('k', 'line\nline')
