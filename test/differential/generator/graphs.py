# SPDX-License-Identifier: Apache-2.0
"""Random graph components: functions that may call themselves, and component.yaml texts whose implementation is a graph."""
import yaml

from generator import values
from generator.components import Component, Port

_SUM = {'name': 'Sum', 'inputs': [{'name': 'a', 'type': 'String'}, {'name': 'My b', 'optional': True}], 'outputs': [{'name': 'Out 1'}],
        'implementation': {'container': {'image': 'i', 'command': ['sum', {'inputValue': 'a'}, {'if': {'cond': {'isPresent': 'My b'}, 'then': [
            {'inputPath': 'My b'}]}}, {'outputPath': 'Out 1'}]}}}
_SHOW = {'inputs': [{'name': 'x'}, {'name': 'n', 'type': 'Integer', 'default': '7'}], 'outputs': [{'name': 'log', 'type': 'CSV'}],
         'implementation': {'container': {'image': 'show:1', 'args': [{'inputPath': 'x'}, {'inputValue': 'n'}, {'outputPath': 'log'}]}}}


def component(chance, variable):
    """A component.yaml whose tasks follow each other, since kfp takes independent ones in an order that depends on the hash seed."""
    tasks, outputs, last = {}, {}, None
    names = chance.some(['in 1', 'Data', 'n'], 3)
    for i in range(chance.randint(1, 3)):
        inner = chance.choice([_SUM, _SHOW])
        arguments = {}
        for port in inner['inputs']:
            if port['name'] in ('My b', 'n') and chance.maybe(0.6):
                continue
            if last is not None and not any('taskOutput' in value for value in arguments.values() if isinstance(value, dict)):
                arguments[port['name']] = {'taskOutput': {'taskId': last[0], 'outputName': last[1]}}
            elif names and port['name'] != 'n' and chance.maybe(0.6):
                arguments[port['name']] = {'graphInput': {'inputName': chance.choice(names)}}
            else:
                arguments[port['name']] = chance.choice(['text', '7', 'a b']) if port['name'] != 'n' else chance.choice(['3', 3])
        tasks['task %d' % i] = {'componentRef': dict({'spec': inner}, **chance.choice([{}, {'digest': 'abc'}, {'name': 'x', 'tag': 't'}])), 'arguments': arguments}
        last = ('task %d' % i, inner['outputs'][0]['name'])
        if chance.maybe(0.6) or i == 0:
            outputs['result %d' % i] = {'taskOutput': {'taskId': last[0], 'outputName': last[1]}}
    kinds = [chance.choice([None, 'String']) for _ in names]
    spec = {'name': chance.choice(['Graph', 'my graph']),
            'inputs': [dict({'name': name}, **({'type': kind} if kind else {})) for name, kind in zip(names, kinds)],
            'outputs': [{'name': name} for name in outputs],
            'implementation': {'graph': {'tasks': tasks, 'outputValues': outputs}}}
    if not names:
        del spec['inputs']
    table = values.identifiers(names)
    inputs = [Port(name, kind, table[name]) for name, kind in zip(names, kinds)]
    for port in inputs:
        port.by_path = True  # constants of any kind would be written as what the inner inputs take
    text = yaml.safe_dump(spec, sort_keys=False)
    result = Component(variable, ['%s = components.load_component_from_text(%r)' % (variable, text)], inputs, [Port(name, None, name) for name in outputs])
    result.is_graph = True
    return result


class GraphFunction:
    """`@dsl.graph_component`; its body is written by `program`, whose values are the function's parameters meanwhile."""

    def __init__(self, chance, program, name):
        self.name = name
        self.parameters = chance.choice([['a'], ['a', 'b'], ['a', 'b_c', 'd']])
        self.recursive = chance.maybe(0.4)
        self.called = False
        self.lines = ['', '', '@dsl.graph_component', 'def %s(%s):' % (name, ', '.join(self.parameters))]
        self.lines += program.function_body(self)
