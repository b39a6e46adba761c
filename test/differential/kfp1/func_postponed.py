# With postponed annotations every annotation is text.
from __future__ import annotations

from typing import NamedTuple

from kfp import dsl
from kfp.components import InputPath, create_component_from_func


@create_component_from_func
def postponed(a: int, b: str = 'x', c: float = 0.5, d: bool = True, e: list = None, f: Unknown = 'u') -> int:
    return a


@create_component_from_func
def path_as_text(data: InputPath('CSV'), n: 'int' = 5):
    pass


@dsl.pipeline(name='func-postponed')
def func_postponed(n: int = 1):
    postponed('3')
    postponed(a=5, b='y', c=1)
    path_as_text('d')
