# SPDX-License-Identifier: Apache-2.0
"""The components that the random programs of kfp2_programs.py call: functions, containers, loaded ones.

LEAVES: name -> (outputs {name: type}, inputs {name: (type, required)}); text(chance, name, suffix) defines one.
"""

# What stands in the brackets of the decorator of most functions.
_PLAIN = "base_image='python:3.12'"
_OPTIONS = [
    "base_image='a/b:1', packages_to_install=['pandas', \"x; python_version<'3'\"]", "base_image='b', packages_to_install=['kfp==2.0', 'é']",
    "packages_to_install=['x'], pip_index_urls=['https://a/simple', 'https://b']", "base_image='b', pip_index_urls=['https://a'], pip_trusted_hosts=[]",
    "base_image='b', install_kfp_package=False", "base_image='b', target_image='t:1'", "target_image='t:1', packages_to_install=['y']",
    "base_image='b', use_venv=True, pip_trusted_hosts=['h']", "base_image='b', kfp_package_path='git+https://h/kfp@refs/pull/1/head'",
    "base_image='b', additional_funcs=[helper]", "",
]
_PASSTHROUGHS = ("base_image='b', task_config_passthroughs=[dsl.TaskConfigField.RESOURCES, dsl.TaskConfigField.ENV, dsl.TaskConfigPassthrough("
                 "field=dsl.TaskConfigField.KUBERNETES_VOLUMES, apply_to_task=%s), dsl.TaskConfigField.KUBERNETES_TOLERATIONS, "
                 "dsl.TaskConfigField.KUBERNETES_NODE_SELECTOR, dsl.TaskConfigField.KUBERNETES_AFFINITY]")
_DOCSTRINGS = [
    '"""Says it.\n\n    Twice.\n\n    Args:\n        %(in)s: What: of it.\n            More.\n\n    Returns:\n        %(out)s: That.\n    """',
    '"""Says it.\n\n    :param %(in)s: what of it\n    :return: that\n    """', '"""Only this."""',
    '"""One.\n\n    Parameters\n    ----------\n    %(in)s : str\n        What of it.\n    """',
]

# name -> (head, outputs, inputs)
_FUNCTIONS = {
    'say': ("(text: str, n: int = 0) -> str", {'Output': 'str'}, {'text': ('str', True), 'n': ('int', False)}),
    'count': ("(a: int, b: int = 1, flag: bool = False) -> int", {'Output': 'int'}, {'a': ('int', True), 'b': ('int', False), 'flag': ('bool', False)}),
    'real': ("(x: float, tag: str = '') -> float", {'Output': 'float'}, {'x': ('float', True), 'tag': ('str', False)}),
    'truth': ("(x: str = 'x') -> bool", {'Output': 'bool'}, {'x': ('str', False)}),
    'words': ("(text: str = 'a b') -> List[str]", {'Output': 'List[str]'}, {'text': ('str', False)}),
    'numbers': ("(n: int = 3) -> List[int]", {'Output': 'List[int]'}, {'n': ('int', False)}),
    'records': ("(n: int = 3) -> List[Dict[str, str]]", {'Output': 'List[Dict[str, str]]'}, {'n': ('int', False)}),
    'table': ("(l: list = [], d: dict = {}) -> dict", {'Output': 'dict'}, {'l': ('list', False), 'd': ('dict', False)}),
    'pair': ("(x: str = '') -> NamedTuple('P', [('num', int), ('txt', str), ('lst', list)])", {'num': 'int', 'txt': 'str', 'lst': 'list'},
             {'x': ('str', False)}),
    'data': ("(d: Output[Dataset], n: int = 1) -> str", {'d': 'Dataset', 'Output': 'str'}, {'n': ('int', False)}),
    'train': ("(d: Input[Dataset], m: Output[Model], rate: float = 0.5)", {'m': 'Model'}, {'d': ('Dataset', True), 'rate': ('float', False)}),
    'check': ("(a: Input[Artifact] = None, text: str = '')", {}, {'a': ('Artifact', False), 'text': ('str', False)}),
    'merge': ("(ds: Input[List[Dataset]]) -> int", {'Output': 'int'}, {'ds': ('List[Dataset]', True)}),
    'maybe': ("(a: Optional[str] = None, n: Optional[int] = None, f: Optional[float] = 1.5, l: Optional[List[str]] = None) -> Dict[str, int]",
              {'Output': 'dict'}, {'a': ('str', False), 'n': ('int', False), 'f': ('float', False), 'l': ('List[str]', False)}),
    'paths': ("(a: dsl.InputPath('Dataset'), m: dsl.OutputPath('Model'), o: dsl.OutputPath(int), t: dsl.OutputPath(str), b: bool = True)",
              {'m': 'Model', 'o': 'int', 't': 'str'}, {'a': ('Dataset', True), 'b': ('bool', False)}),
    'pythonic': ("(d: Dataset, n: int = 2) -> Model", {'Output': 'Model'}, {'d': ('Dataset', True), 'n': ('int', False)}),
    'views': ("(h: Output[dsl.HTML], m: Output[dsl.Metrics], c: Output[dsl.ClassificationMetrics], g: Output[Special], k: str = '')",
              {'h': 'HTML', 'm': 'Metrics', 'c': 'ClassificationMetrics', 'g': 'Special'}, {'k': ('str', False)}),
    'special': ("(g: Input[Special], x: Input[Artifact] = None) -> bool", {'Output': 'bool'}, {'g': ('Special', True), 'x': ('Artifact', False)}),
    'sums': ("(l: list[int] = [1], d: dict[str, float] = {'a': 1}) -> list[str]", {'Output': 'list'}, {'l': ('List[int]', False), 'd': ('dict', False)}),
    'configured': ("(c: dsl.TaskConfig, text: str = '') -> str", {'Output': 'str'}, {'text': ('str', False)}),
    'final': ("(status: dsl.PipelineTaskFinalStatus, text: str = '') -> str", {'Output': 'str'}, {'text': ('str', False)}),
    'cpu': ("(cpu_limit: str = '1', base_image: str = 'i', accelerator_type: str = 'a') -> str", {'Output': 'str'},
            {'cpu_limit': ('str', False), 'base_image': ('str', False)}),
}
_WORDS = [
    "text", "n", "f'--x={text}'", "f'{n}-{text}'", "dsl.ConcatPlaceholder(['a', text, n])", "dsl.IfPresentPlaceholder('opt', ['--opt', opt])",
    "dsl.IfPresentPlaceholder(input_name='opt', then=['--opt', opt], else_=['no', text])", "dsl.IfPresentPlaceholder('opt', 'one', 'other')",
    "dsl.ConcatPlaceholder(['x=', dsl.IfPresentPlaceholder('opt', opt, 'no'), dsl.ConcatPlaceholder([d.uri, m.path])])",
    "dsl.IfPresentPlaceholder('x', ['--x', x.path, dsl.ConcatPlaceholder(['é', text])], else_=[])", "d.uri", "d.path", "d.metadata", "d.metadata['k']",
    "m.path", "m.uri", "m.metadata['rows']", "out", "f'{d.uri}/{m.path}'", "'plain'", "'{{$}}'", "dsl.PIPELINE_JOB_ID_PLACEHOLDER", "'--é \"q\"'", "''",
    "dsl.PIPELINE_TASK_EXECUTOR_OUTPUT_PATH_PLACEHOLDER", "'yes'", "number", "ds", "dsl.IfPresentPlaceholder('ds', ['--ds', ds])", "'multi\\nline  '",
]
_V1_WORDS = [
    "{inputValue: Text}", "{inputPath: In Data}", "{inputUri: In Data}", "{outputPath: Result}", "{outputPath: Model Out}", "{outputUri: Model Out}",
    "{concat: [a, {inputValue: Text}, {inputValue: Number}]}", "{if: {cond: {isPresent: Number}, then: [--n, {inputValue: Number}], else: [none]}}",
    "{if: {cond: {isPresent: In Data}, then: {inputPath: In Data}}}", "{concat: [x, {if: {cond: {isPresent: Number}, then: a, else: b}}]}", "plain",
    "'1'", "{executorInput: null}", "{if: {cond: {isPresent: Text}, then: [{concat: [y, {inputUri: In Data}]}]}}",
]
_V1 = """name: %(title)s
description: Does it.
metadata: {annotations: {a: b}}
inputs:
- {name: Text, type: %(text_type)s, description: What to say}
- {name: Number, type: Integer, default: '3'}
- {name: In Data, type: %(data_type)s, optional: true}
outputs:
- {name: Result, type: String}
- {name: Model Out, type: Model}
implementation:
  container:
    image: busybox
    command: [%(command)s]
    args: [%(args)s]
%(env)s"""
_V2_LEAF = """components:
  comp-stored:
    executorLabel: exec-stored
    inputDefinitions:
      artifacts:
        d: {artifactType: {schemaTitle: system.Dataset, schemaVersion: 0.0.1}, isOptional: true}
      parameters:
        text: {parameterType: STRING}
        n: {defaultValue: 7.0, isOptional: true, parameterType: NUMBER_INTEGER}
    outputDefinitions:
      parameters:
        Output: {parameterType: STRING}
deploymentSpec:
  executors:
    exec-stored: {container: {image: stored:1, command: [run, "{{$.inputs.parameters['text']}}"], args: ["{{$}}"]}}
pipelineInfo: {name: stored}
root:
  dag: {tasks: {stored: {componentRef: {name: comp-stored}, taskInfo: {name: stored}}}}
schemaVersion: 2.1.0
sdkVersion: kfp-2.9.0
"""
_V2_PIPELINE = """components:
  comp-inside:
    executorLabel: exec-inside
    inputDefinitions: {parameters: {x: {parameterType: STRING}}}
    outputDefinitions: {parameters: {Output: {parameterType: STRING}}}
deploymentSpec:
  executors: {exec-inside: {container: {image: inside:1, command: [a]}}}
pipelineInfo: {name: kept, description: As it was.}
root:
  dag:
    outputs: {parameters: {Output: {valueFromParameter: {outputParameterKey: Output, producerSubtask: inside}}}}
    tasks:
      inside:
        cachingOptions: {enableCache: true}
        componentRef: {name: comp-inside}
        inputs: {parameters: {x: {componentInputParameter: x}}}
        taskInfo: {name: inside}
  inputDefinitions: {parameters: {x: {defaultValue: ex, isOptional: true, parameterType: STRING}}}
  outputDefinitions: {parameters: {Output: {parameterType: STRING}}}
schemaVersion: 2.1.0
sdkVersion: kfp-2.9.0
%s"""
_PLATFORM = """---
platforms:
  kubernetes:
    deploymentSpec:
      executors:
        exec-inside: {podMetadata: {labels: {a: b}}, activeDeadlineSeconds: '7'}
"""

LEAVES = {name: (outputs, inputs) for name, (_, outputs, inputs) in _FUNCTIONS.items()}
LEAVES['box'] = ({'m': 'Model', 'out': 'str', 'number': 'int'}, {
    'text': ('str', True), 'd': ('Dataset', True), 'n': ('int', False), 'opt': ('str', False), 'x': ('Artifact', False), 'ds': ('List[Dataset]', False)})
LEAVES['v1'] = ({'result': 'str', 'model_out': 'Model'}, {'text': ('str', True), 'number': ('int', False), 'in_data': ('Dataset', False)})
LEAVES['stored'] = ({'Output': 'str'}, {'text': ('str', True), 'n': ('int', False), 'd': ('Dataset', False)})
LEAVES['notebook'] = ({'Output': 'str'}, {'n': ('int', False)})
LEAVES['embedded'] = ({'Output': 'str'}, {'n': ('int', False)})
KEPT = ({'x': ('str', False)}, {'Output': 'str'})  # inputs and outputs of the pipeline `kept`

HEAD = """import os
import tempfile
from typing import Dict, List, NamedTuple, Optional

from kfp import components, dsl, kubernetes
from kfp.dsl import Artifact, Dataset, Input, Model, Output


class Special(dsl.Artifact):
    schema_title = 'google.Special'
    schema_version = '1.2.0'


def helper():
    return 1


def written(name, text):
    path = os.path.join(tempfile.mkdtemp(), name)
    with open(path, 'w') as f:
        f.write(text)
    return path
"""


def text(chance, name, suffix):
    own = name + suffix
    ending = suffix.replace('_', '-')  # of names in documents: merged pipelines that share one would exercise K-01
    if name == 'box':
        words = [', '.join(chance.sample(_WORDS, chance.randint(0, 5))) for _ in range(2)]
        return ("@dsl.container_component\ndef %s(text: str, d: Input[Dataset], m: Output[Model], out: dsl.OutputPath(str), number: dsl.OutputPath(int), "
                "n: int = 0, opt: Optional[str] = None, x: Input[Artifact] = None, ds: Input[List[Dataset]] = None):\n"
                "    return dsl.ContainerSpec(image='i', command=[%s], args=[%s])" % (own, words[0], words[1]))
    if name == 'v1':
        fill = {'title': chance.choice(['Does It', 'does_it', 'É it!']) + ending, 'text_type': chance.choice(['String', 'Text', 'str']),
                'data_type': chance.choice(['Dataset', 'dataset', 'CSV', 'Artifact']), 'env': chance.choice(['', '    env: {A: b, C: "1"}\n'])}
        for key in ('command', 'args'):
            fill[key] = ', '.join(chance.sample(_V1_WORDS, chance.randint(1, 5)))
        return '%s = components.load_component_from_text("""%s""")' % (own, _V1 % fill)
    if name == 'stored':
        return '%s = components.load_component_from_text("""%s""")' % (own, _V2_LEAF.replace('stored', 'stored' + ending))
    if name == 'notebook':
        return ("@dsl.notebook_component(notebook_path=written('n.ipynb', '{\"cells\": [], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}'), "
                "base_image='b')\ndef %s(n: int = 1) -> str:\n    dsl.run_notebook(n=n)" % own)
    if name == 'embedded':
        return ("@dsl.component(base_image='b', embedded_artifact_path=written('a.txt', 'text'))\n"
                "def %s(given: dsl.EmbeddedInput[Dataset], n: int = 1) -> str:\n    pass" % own)
    head, outputs, inputs = _FUNCTIONS[name]
    options = chance.choice(_OPTIONS) if chance.random() < .25 else _PLAIN
    if name == 'configured' or name == 'real' and chance.random() < .3:
        options = _PASSTHROUGHS % chance.choice(['True', 'False'])
    documented = chance.random() < .25
    body = chance.choice(_DOCSTRINGS) % {'in': list(inputs)[0], 'out': (list(outputs) or ['none'])[0]} if documented else 'pass'
    return '@dsl.component(%s)\ndef %s%s:\n    %s' % (options, own, head, body)


def kept(chance):
    """The definition of the loaded pipeline `kept`."""
    return 'kept = components.load_component_from_text("""%s""")' % (_V2_PIPELINE % chance.choice(['', _PLATFORM]))
