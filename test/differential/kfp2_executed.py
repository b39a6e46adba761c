# SPDX-License-Identifier: Apache-2.0
"""Components that kfp2_execute.py runs."""
import os
from typing import Dict, List, NamedTuple

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


@dsl.pipeline
def executed(source: Input[Dataset], several: Input[List[Dataset]], custom: Input[Custom]):
    parameters(s='x', i=1, f=1.5, b=True, l=[1], d={'a': 1})
    artifacts(source=source, several=several, custom=custom)
    embedded()
