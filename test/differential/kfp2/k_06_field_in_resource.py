# SPDX-License-Identifier: Apache-2.0
# quirk: K-06
"""Fields of loop items as resources."""
from typing import Dict, List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str):
    print(text)


@dsl.pipeline
def fields(xs: List[Dict[str, str]], n: int = 1):
    with dsl.ParallelFor(xs) as x:
        say(text=x.a).set_cpu_limit(x.cpu)
        with dsl.If(n == 1):
            say(text='b').set_memory_limit(x.memory).set_accelerator_type(x.gpu)
