# SPDX-License-Identifier: Apache-2.0
# Argo refuses: a parameter without a value
"""The defaults that a parameter can have."""
from typing import Dict, List, Optional

from kfp import dsl
from kfp.dsl import types


@dsl.pipeline(name='defaults')
def p(none=None, empty='', text='text', number=1, negative: int = -5, real=1.5, tiny=1e-07, big=10**20, huge: float = 1e300, yes=True, no: bool = False,
      items=[1, 'a', None, True], mapping={'b': 1, 'a': [2.5, {'c': 'é'}]}, required='', typed: str = 'x', wrong: int = 1.5, also_wrong: str = 3,
      int_bool: bool = 1, a_float: float = 2, bool_int: int = True, a_list: list = [3], a_dict: dict = {'k': 'v'}, any_list: List[str] = ['q'],
      any_dict: Dict[str, int] = {'z': 1}, maybe: Optional[int] = None, custom: 'MyType' = 'c', gcs: types.GCSPath() = 'gs://a/b', integer: types.Integer() = 5,
      struct: {'Own': {'p': 1}} = 'own', snake_case_name='s', CapName='C', uni='ü\n"quoted" \\ tab\t', last_int_text: int = '7', *, kw='only'):
    dsl.ContainerOp('a', 'i', arguments=[none, empty, snake_case_name, CapName, kw, maybe, items])


