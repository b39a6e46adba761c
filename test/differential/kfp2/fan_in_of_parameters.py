# SPDX-License-Identifier: Apache-2.0
# options: --function fan_in
# kfp numbers
"""Values made in loops, in one another, gathered and handed out."""
from typing import List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def double(n: int) -> int:
    return 2 * n


@dsl.component(base_image='python:3.12')
def add(numbers: List[int]) -> int:
    return sum(numbers)


@dsl.component(base_image='python:3.12')
def flat(numbers: List[List[int]]) -> int:
    return sum(map(sum, numbers))


@dsl.component(base_image='python:3.12')
def pair(n: int, m: int) -> int:
    return n + m


@dsl.pipeline
def summed(numbers: List[int] = [1, 2, 3]) -> int:
    with dsl.ParallelFor(numbers) as n:
        doubled = double(n=n)
    return add(numbers=dsl.Collected(doubled.output)).output


@dsl.pipeline
def fan_in(xs: List[int] = [1, 2], ys: List[int] = [3]) -> List[int]:
    with dsl.ParallelFor(xs) as x:
        one = double(n=x)
        with dsl.ParallelFor(ys) as y:
            two = pair(n=one.output, m=y)
            with dsl.ParallelFor([1, 2]) as z:
                three = pair(n=two.output, m=z)
        inner = add(numbers=dsl.Collected(two.output))
        double(n=inner.output)
    add(numbers=dsl.Collected(one.output))
    flat(numbers=dsl.Collected(two.output))
    flat(numbers=dsl.Collected(three.output))
    called = summed(numbers=dsl.Collected(one.output))
    double(n=called.output)
    return dsl.Collected(one.output)
