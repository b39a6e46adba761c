# SPDX-License-Identifier: Apache-2.0
"""Claims by fields of items."""
from typing import Dict, List

from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def chosen(names: List[Dict[str, str]]):
    with dsl.ParallelFor(['a', 'b']) as constant:
        t = work()
        kubernetes.use_secret_as_volume(t, constant, '/s')
