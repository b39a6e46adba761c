from typing import Dict, List, NamedTuple, Optional, Union

from kfp import dsl
from kfp.components import InputPath
from kfp.dsl.types import GCPRegion, GCSPath, Integer


class Own(dsl.types.BaseType):
    pass


@dsl.pipeline(pipeline_root='gs://root')
def many_parameters(a, b: str, c: int = 1, d: int = 1.5, e: float = 2, f: bool = True, g: str = 3, h: list = [1, 'b'],
                    i: dict = {'b': 1, 'a': None}, j: List[str] = ['x'], k: Dict[str, int] = {'a': 1}, l: Optional[int] = None,
                    m: Union[int, None] = 4, n: GCSPath() = 'gs://x', o: Own() = 'o', p: 'Custom' = 'p', q: {'My': {'x': 1}} = 'q',
                    r=None, s='', t=(1, 2), u=True, v=0, w: Integer() = 3, x: GCPRegion() = 'eu', y: 'int' = 5,
                    z: bool = 1, aa=dsl.PipelineParam(name='zz', value='5'), *, kw_only_='x', model_path='m') -> None:
    """Short one.

    Longer text.

    Args:
        a: the first
            goes on
        c (int): the third
    """
    dsl.ContainerOp('x', 'i', arguments=[a, b, c, d, l, n, kw_only_])
