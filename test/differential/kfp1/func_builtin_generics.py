# Annotations that Python versions spell differently come out as kfp has them.
from typing import Any, List, Optional, Union

from kfp import dsl
from kfp.components import InputPath, create_component_from_func


@create_component_from_func
def generics(a: list[int], b: dict[str, int], c: Any, d: List[Any], e_path: InputPath(Any), f: tuple[int, ...] = None, g: Optional[list[str]] = None,
             h: Union[int, str] = 'x') -> list[int]:
    return []


@dsl.pipeline(name='func-builtin-generics')
def func_builtin_generics(a: list[int] = [1], b: Any = 'x', c: dict[str, int] = {'a': 1}):
    generics([1], {'a': 1}, 'c', '[1]', 'e')
    generics(a, c, b, '[2]', b, g=['x'])
