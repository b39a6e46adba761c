# SPDX-License-Identifier: Apache-2.0
"""kfp takes classes and lambdas for functions that a component needs, too."""
from kfp import dsl

double = lambda n: 2 * n  # noqa: E731


class Counter:

    def next(self):
        return 1


def helper():
    return 1


async def later():
    return 1


@dsl.component(base_image='python:3.12', additional_funcs=[double, Counter, helper, later])
def count(a: int = 1) -> int:
    return double(a) + Counter().next() + helper()
