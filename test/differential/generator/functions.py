# SPDX-License-Identifier: Apache-2.0
"""Random components that are made of a function."""
from generator import values
from generator.components import Component, Port
from generator.values import literal

# Annotation -> the type of the input.
_TYPES = [('', None), (': str', 'String'), (': int', 'Integer'), (': float', 'Float'), (': bool', 'Boolean'), (': list', 'JsonArray'), (': dict', 'JsonObject'),
          (": 'URI'", 'URI'), (": 'Integer'", 'Integer'), (': Optional[str]', 'String'), (": {'GCSPath': {'data_type': 'CSV'}}", {'GCSPath': {'data_type': 'CSV'}})]
_FILES = [': InputPath()', ": InputPath('CSV')", ': InputPath(str)', ": InputTextFile('CSV')", ': InputBinaryFile()']
_OUTPUT_FILES = [': OutputPath()', ": OutputPath('CSV')", ": OutputTextFile(str)", ': OutputBinaryFile()', ': OutputPath(int)']
_RESULTS = [('', []), (' -> None', []), (' -> str', [('Output', 'String')]), (' -> int', [('Output', 'Integer')]), (" -> 'URI'", [('Output', 'URI')]),
            (" -> NamedTuple('Result', [('acc', float), ('Note_1', str)])", [('acc', 'Float'), ('Note_1', 'String')]),
            (" -> NamedTuple('Result', [('mlpipeline_metrics', 'Metrics'), ('rows', list)])", [('rows', 'JsonArray')])]
_NAMES = ['train_model', 'Prepare', '_split', 'load__data', 'f', 'étape']
_PLAIN = ('String', 'Integer', 'Float', 'Boolean', 'JsonArray', 'JsonObject', None)


def make(chance, variable):
    inputs, outputs, parameters, optional = [], [], [], []
    for i in range(chance.randint(0, 5)):
        if chance.maybe(0.25):
            annotation = chance.choice(_FILES)
            name = 'in%d' % i
            inputs.append(Port(name, _type_of(annotation), name))
            inputs[-1].by_path = True
            if annotation.startswith(': InputPath') and chance.maybe(0.2):
                inputs[-1].required = False
                optional.append('%s_path%s = None' % (name, annotation))
            else:
                parameters.append(name + ('_file' if 'File' in annotation else chance.choice(['_path', '', '_file_path'])) + annotation)
        elif chance.maybe(0.2):
            annotation = chance.choice(_OUTPUT_FILES)
            outputs.append(Port('out%d' % i, _type_of(annotation), 'out%d' % i))
            parameters.append('out%d_%s%s' % (i, 'file' if 'File' in annotation else 'path', annotation))
        else:
            annotation, kind = chance.choice(_TYPES)
            port = Port('x%d' % i, kind, 'x%d' % i)
            if chance.maybe(0.4):
                port.required = False
                default = chance.constant(kind if kind in _PLAIN else 'String')
                optional.append('%s%s=%s' % (port.name, annotation, chance.choice(['None', literal(default), literal(default), literal(chance.constant())])))
            else:
                parameters.append(port.name + annotation)
            inputs.append(port)
    result, returned = chance.choice(_RESULTS)
    outputs += [Port(name, kind, values.python_name(name)) for name, kind in returned]
    name = chance.choice(_NAMES)
    lines = ['', '', 'def %s(%s)%s:' % (name, ', '.join(parameters + optional), result)]
    if chance.maybe(0.4):
        lines.append(chance.choice(["    '''Does it.'''", '    """Does it\n    in two lines.\n\n    Args:\n        x0: The first.\n        in1: A file.\n    """',
                                    "    '''It.\n\n    :param x1: the second\n    '''"]))
    lines += ['    import json', '    print(json.dumps([]))', '    return %s' % chance.choice(['None', "('a', 1)"]), '']
    lines.append('%s = components.%s' % (variable, _factory(chance, name)))
    ordered = [port for port in inputs if port.required] + [port for port in inputs if not port.required]
    return Component(variable, lines, ordered, outputs)


def _type_of(annotation):
    return {'CSV': 'CSV', 'str': 'String', 'int': 'Integer'}.get(annotation.partition('(')[2].strip(")'"))


def _factory(chance, name):
    options = []
    if chance.maybe(0.5):
        options.append('base_image=%r' % chance.choice(values.IMAGES))
    if chance.maybe(0.3):
        options.append('packages_to_install=%r' % (chance.choice([[], ['pandas'], ["numpy>=1,<2", 'a==1.0']]),))
    if chance.maybe(0.2):
        options.append("annotations={'author': 'me', 'k': 'ü'}")
    if chance.maybe(0.3):
        if chance.maybe(0.3):
            options.append("extra_code='import os\\n'")
        return 'func_to_container_op(%s)' % ', '.join([name] + options)
    return 'create_component_from_func(%s)' % ', '.join([name] + options)
