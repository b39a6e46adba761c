# SPDX-License-Identifier: Apache-2.0
"""Values of the run in sets, dicts and lists of Python: there they are equal to themselves."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


def several(channels):
    seen, order = set(), {}
    for channel in channels:
        if channel in seen:
            continue
        seen.add(channel)
        order[channel] = len(order)
    return [channel for channel in channels if channel in order]


@dsl.pipeline
def p(a: int = 1, b: int = 2):
    first = work(a=a)
    values = [first.output, a, b, first.output]
    if a in {a, b} and first.output in {first.output: 1}:
        for value in several(values):
            work(a=value)
    if values.index(first.output) == 0:
        work(a=b)
