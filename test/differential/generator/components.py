# SPDX-License-Identifier: Apache-2.0
"""Random component.yaml texts."""
import yaml

from generator import values


class Port:
    def __init__(self, name, kind, identifier):
        self.name = name
        self.kind = kind
        self.identifier = identifier
        self.by_path = False
        self.required = True


class Component:
    is_graph = False  # then a call gives no op

    def __init__(self, variable, lines, inputs, outputs):
        self.variable = variable
        self.lines = lines  # that define it
        self.inputs = inputs  # in the order of the factory's parameters
        self.outputs = outputs


def make(chance, variable, names):
    input_names = chance.some(values.PORTS, 4)
    output_names = chance.some(values.PORTS, 3)
    inputs, outputs = _ports(chance, input_names), _ports(chance, output_names)
    spec = {}
    if chance.maybe(0.9):
        spec['name'] = chance.choice(names)
    if chance.maybe(0.3):
        spec['description'] = chance.choice(['Does it.', 'Two\nlines.', 'ünï "q"', 'x' * 100])
    if chance.maybe(0.25):
        spec['metadata'] = _metadata(chance)
    if inputs:
        spec['inputs'] = [_input(chance, port) for port in inputs]
    if outputs:
        spec['outputs'] = [_port(chance, port) for port in outputs]
    fixed = [name for name in output_names if chance.maybe(0.15)]
    mentioned = [port for port in outputs if port.name not in fixed and chance.maybe(0.9)]
    words = _words(chance, inputs, mentioned)
    cut = chance.randint(0, len(words))
    container = {'image': chance.choice(values.IMAGES), 'command': words[:cut], 'args': words[cut:]}
    for key in ('command', 'args'):
        if not container[key] and chance.maybe(0.7):
            del container[key]
    if fixed:
        container['fileOutputs'] = {name: '/out/%d' % i for i, name in enumerate(fixed)}
    if chance.maybe(0.15):
        container['env'] = {chance.choice(['A', 'B_C', 'd']): chance.text() for _ in range(2)}
    spec['implementation'] = {'container': container}
    if chance.maybe(0.1):
        spec['version'] = 'google.com/cloud/pipelines/component/v1'
    text = yaml.safe_dump(spec, sort_keys=False, allow_unicode=chance.maybe(0.7), default_flow_style=chance.choice([None, False, True]))
    ordered = [port for port in inputs if port.required] + [port for port in inputs if not port.required]
    text = chance.choice(['', '\n']) + text
    return Component(variable, ['%s = components.load_component_from_text(%r)' % (variable, text)], ordered, outputs)


def _ports(chance, names):
    table = values.identifiers(names)
    return [Port(name, chance.choice(values.TYPES), table[name]) for name in names]


def _metadata(chance):
    annotations = {'author': 'me', 'volatile_component': chance.choice(['true', 'false'])}
    result = {}
    if chance.maybe(0.8):
        result['annotations'] = annotations
    if chance.maybe(0.5):
        result['labels'] = {'team': 'blue', 'add-pod-env': chance.choice(['true', 'no'])}
    return result


def _port(chance, port):
    result = {'name': port.name}
    if port.kind is not None:
        result['type'] = port.kind
    if chance.maybe(0.2):
        result['description'] = 'About %s.' % port.name
    if chance.maybe(0.1):
        result['annotations'] = {'k': [1, {'z': None}]}
    return result


def _input(chance, port):
    result = _port(chance, port)
    if chance.maybe(0.3):
        result['optional'] = True
        port.required = False
    if chance.maybe(0.3):
        port.required = False
        result['default'] = chance.choice({'Integer': ['7', '07', 3], 'Float': ['1', '1e3', 2, 0.5]}.get(
            port.kind if isinstance(port.kind, str) else '', ['d', '', 'yes', 'a b']))
    return result


def _words(chance, inputs, outputs):
    words = []
    for port in inputs:
        uses = chance.choice([['inputValue'], ['inputValue'], ['inputValue'], ['inputPath'], ['inputPath'], [], ['inputValue', 'inputPath'],
                              ['inputValue', 'inputValue'], ['inputUri']])
        for use in uses:
            port.by_path = port.by_path or use != 'inputValue'
            words.append(_wrapped(chance, port, {use: port.name}))
        if not uses:
            port.by_path = True
    for port in outputs:
        words.append({'outputPath': port.name} if chance.maybe(0.9) else {'outputUri': port.name})
    for _ in range(chance.randint(0, 3)):
        words.append(chance.choice(['sh', '-c', 'echo', '--x', 'a b', '', 'yes', 'echo {{ x }}\necho "$0"', 'ü', '{{workflow.name}}']))
    chance.shuffle(words)
    return words


def _wrapped(chance, port, word):
    if not chance.maybe(0.25):
        return word
    if 'inputUri' in word:
        return word
    form = chance.randint(0, 3)
    if form == 0:
        return {'concat': [chance.choice(['--p=', '', 'k:']), word, chance.choice(['', '/end'])]}
    if form == 1:
        return {'if': {'cond': {'isPresent': port.name}, 'then': ['--flag', word]}}
    if form == 2:
        return {'if': {'cond': chance.choice(['true', 'off', True, 'Yes']), 'then': word, 'else': ['--none', word]}}
    return {'if': {'cond': {'isPresent': port.name}, 'then': word, 'else': 'absent'}}
