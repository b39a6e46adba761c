# SPDX-License-Identifier: Apache-2.0
"""Types are compared as texts; a missing one goes with all, Artifact with all that are no parameters."""
from kfp import components, dsl


def taker(kind):
    return components.load_component_from_text('''
name: Take
inputs: [{name: a, type: %s}]
outputs: [{name: b, type: %s}]
implementation: {container: {image: t, command: [t, {inputPath: a}, {outputPath: b}]}}
''' % (kind, kind))


text, number, custom, mapped, artifact = taker('String'), taker('Integer'), taker('CSV'), taker('{GCSPath: {data_type: CSV}}'), taker('Artifact')
untyped = components.load_component_from_text('''
name: Untyped
inputs: [{name: a}]
outputs: [{name: b}]
implementation: {container: {image: t, command: [t, {inputPath: a}, {outputPath: b}]}}
''')


@dsl.pipeline(name='types')
def types(s: str = 'a', i: int = 1, c: 'CSV' = 'x', m: {'GCSPath': {'data_type': 'CSV'}} = '', any='1', t: 'Integer' = 1):
    text(text(s).output)
    number(number(i).output)
    number(t)
    custom(custom(c).output)
    mapped(mapped(m).output)
    for given in (s, i, c, m, any):
        untyped(given)
    for kind in (text, number, custom, mapped, artifact):
        kind(any)
        kind(untyped('a').output)
        kind('constant')
    artifact(custom(c).output)
    custom(artifact('a').output)
    text(i.ignore_type())
