# Defaults of function components: those that a type refuses are dropped, the others are printed by their type.
# Argo refuses: 1e-07 is a number to it, where kfp writes it bare
from typing import Any, Dict, List, Optional, Union

from kfp import dsl
from kfp.components import create_component_from_func


@create_component_from_func
def kept(a: int = -1, b: float = 1e-7, c: float = 3, d: bool = True, e: str = '', f: list = [], g: dict = {}, h=None, i='text', j=1.0, k=True,
         l={'a': [1, 2.5, None]}, m: Optional[float] = 0.1, n: 'Custom' = 'x', o: List[int] = '[1]', p: Any = 'any', q: int = 10**15):
    pass


@create_component_from_func
def dropped(a: int = 1.5, b: bool = 1, c: str = 5, d: 'Custom' = 5, e=(1, 2), f: float = '0.5', g=object, h: dict = {1, 2}):
    pass


@dsl.pipeline(name='func-defaults')
def func_defaults(a: int = 1.5, b: bool = 1, c: str = 5, d: 'Custom' = 5, e=(1, 2), f: float = '0.5', h: list = {'a': 1}, i=None, j='', k=-0.0,
                  l: Optional[int] = 7, m: List[str] = ['x'], n: Dict[str, int] = None):
    kept()
    dropped()
    kept(a, f, 0, b, c, h, n=j, i=j, l=l, m=0.25)
    dropped(a=a)
