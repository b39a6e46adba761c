# Every kind of parameter of a function component, and what its name, its default and its type become.
# Argo refuses: 1e+20 is a number to it, where kfp writes it bare
from typing import Dict, List, NamedTuple, Optional, Union

import kfp
from kfp import dsl
from kfp.components import (InputArtifact, InputBinaryFile, InputPath, InputTextFile, OutputArtifact, OutputBinaryFile, OutputPath,
                            OutputTextFile, create_component_from_func, func_to_container_op)


def every_kind(
    csv_path: InputPath('CSV'),
    text_file: InputTextFile(str),
    data_file_path: InputBinaryFile(),
    art: InputArtifact('Thing'),
    model_path: OutputPath('Model'),
    note_file: OutputTextFile(),
    raw_file: OutputBinaryFile('Raw'),
    out_art: OutputArtifact(),
    plain,
    text: str,
    whole: int,
    part: float,
    truth: bool,
    many: list,
    keys: dict,
    typed_list: List[str],
    typed_dict: Dict[str, int],
    maybe: Optional[int],
    either: Union[str, None],
    named: 'Integer foo',
    own: {'GCSPath': {'data_type': 'CSV'}},
    gone_path: InputPath() = None,
    with_default: str = 'd',
    none: str = None,
    one: int = 1,
    half: float = 0.5,
    big: float = 1e20,
    no: bool = False,
    some: list = [1, 'é', {'b': None, 'a': 1.5}],
    pairs: dict = {'z': 1, 'a': [True]},
    untyped=7,
    *,
    only_keyword: int = 3,
) -> NamedTuple('Results', [('first', int), ('second', str), ('model', 'Other')]):
    """Does it all.

    More text.

    Args:
        csv_path: where the table is
        whole (int): a number,
            on two lines
        with_default: has one
    """
    return (1, 'x', None)


every = create_component_from_func(every_kind, base_image='image:1')


@func_to_container_op
def one_result(a: int) -> float:
    return float(a)


@create_component_from_func
def nothing():
    pass


@dsl.pipeline(name='func-arguments')
def func_arguments(x: str = 'p', n: int = 3, f: float = 0.1, b: bool = True, items: list = [1], mapping: dict = {'k': 'v'}):
    task = every('table', 'text', 'binary', 'artifact', x, 'literal', n, f, b, items, mapping, ['a'], {'a': 1}, 4, x, '12', 'gs://x')
    every(csv='table', text='t', data_file_path='b', art='r', plain='5', text_2='lit', whole=5, part=5, truth=True, many=[{'a': 1}, n],
          keys={'k': x}, typed_list=['q'], typed_dict={'q': 1}, maybe=4, either='e', named=6, own='gs://y', gone=x, one=n,
          only_keyword=9, with_default='', none='given')
    one_result(7)
    one_result(n)
    nothing().after(task)
    one_result(task.outputs['first'])
