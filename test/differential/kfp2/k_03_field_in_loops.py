# SPDX-License-Identifier: Apache-2.0
# quirk: K-03
"""A field of a loop's item, in loops whose items' names hold the names of the list and of the item."""
from typing import List

from kfp import dsl


@dsl.component(base_image='i')
def say(text: str = '') -> str:
    return text


@dsl.pipeline
def main(l: list, ll: List[List[str]]):
    with dsl.ParallelFor([{'a': ['p']}]):
        with dsl.ParallelFor(ll):
            with dsl.ParallelFor(l) as row:
                say(text=row.field)
