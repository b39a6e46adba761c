# SPDX-License-Identifier: Apache-2.0
"""Components that kfp2_execute.py runs."""
import os
from typing import Dict, List, NamedTuple, Optional

from kfp import dsl
from kfp.dsl import Dataset, Input, Metrics, Model, Output, OutputPath

from kfp2_artifact_types import Custom

HERE = os.path.dirname(os.path.abspath(__file__))


def twice(x):
    return 2 * x


# An interpreter that has these already installs nothing.
@dsl.component(base_image='python:3.12', packages_to_install=['pyyaml', 'requests>=2'], additional_funcs=[twice])
def parameters(s: str, i: int, f: float, b: bool, l: List[int], d: Dict[str, int],
               absent: str = 'default "quoted" $0') -> NamedTuple('Out', [('text', str), ('number', int), ('items', list), ('table', dict)]):
    """Has text with `backquotes`, $variables and 'quotes'."""
    import yaml
    text = '|'.join([s, str(i), str(f), str(b), str(l), absent, yaml.safe_load('[x]')[0]])
    return (text, twice(i), l + [4], {**d, 'z': 26})


@dsl.component(base_image='python:3.12')
def artifacts(source: Input[Dataset], several: Input[List[Dataset]], target: Output[Model], measures: Output[Metrics], path: OutputPath(str),
              custom: Input[Custom]) -> int:
    with open(source.path) as file:
        text = file.read()
    with open(target.path, 'w') as file:
        file.write(text.upper() + str(len(several)) + type(custom).__name__)
    target.metadata['framework'] = 'none'
    measures.log_metric('accuracy', 0.5)
    with open(path, 'w') as file:
        file.write('by path')
    return len(text)


@dsl.component(base_image='python:3.12', embedded_artifact_path=os.path.join(HERE, 'kfp2', 'components'))
def embedded(folder: dsl.EmbeddedInput[Dataset]) -> str:
    import os
    return ','.join(os.listdir(folder.path))


@dsl.component(base_image='python:3.12')
def defaults(none: Optional[int] = None, flag: bool = False, ratio: float = 1, text: str = '', items: list = ['a', 1],
             table: dict = {'k': [True]}) -> NamedTuple('Sizes', [('rows', int), ('ratio', float)]):
    from collections import namedtuple
    assert none is None and flag is False and text == '' and items == ['a', 1] and table == {'k': [True]}
    return namedtuple('Sizes', ['rows', 'ratio'])(len(items), ratio)


@dsl.component(base_image='python:3.12')
def pythonic(data: Dataset, several: List[Dataset]) -> Model:
    uri = dsl.get_uri()
    result = Model(uri=uri, metadata={'parts': len(several)})
    with open(result.path, 'w') as file:
        file.write(data.name)
    return result


@dsl.component(base_image='python:3.12')
def by_path(data: dsl.InputPath('Dataset'), copy: OutputPath('Dataset'), number: OutputPath(int)):
    with open(data) as source, open(copy, 'w') as target:
        target.write(source.read() + '!')
    with open(number, 'w') as file:
        file.write('3')


@dsl.component(base_image='python:3.12')
def last(status: dsl.PipelineTaskFinalStatus) -> List[str]:
    return [status.state, status.pipeline_task_name, status.error_message]


@dsl.pipeline
def executed(source: Input[Dataset], several: Input[List[Dataset]], custom: Input[Custom]):
    parameters(s='x', i=1, f=1.5, b=True, l=[1], d={'a': 1})
    artifacts(source=source, several=several, custom=custom)
    embedded()
    pythonic(data=source, several=several)
    by_path(data=source)
    with dsl.ExitHandler(last()):
        defaults()
