# SPDX-License-Identifier: Apache-2.0
"""Components made by functions of Python, pipelines made of tables."""
import functools

from kfp import dsl

IMAGE = 'python:3.12'
component = functools.partial(dsl.component, base_image=IMAGE)


@component
def start(n: int) -> int:
    return n


@component()
def double(n: int) -> int:
    return 2 * n


@component(packages_to_install=['numpy'])
def total(numbers: list) -> int:
    return sum(numbers)


def chain(task, times):
    for _ in range(times):
        task = double(n=task.output)
        task.set_caching_options(enable_caching=False)
    return task


SETTINGS = {'small': ('100m', '64Mi'), 'large': ('4', '16G')}


def sized(task, size):
    cpu, memory = SETTINGS[size]
    return task.set_cpu_request(cpu).set_memory_request(memory)


@dsl.pipeline
def tables(n: int = 1):
    ends = []
    for times, size in zip((1, 2, 3), ('small', 'large', 'small')):
        ends.append(sized(chain(start(n=n), times), size))
    gathered = total(numbers=[end.output for end in ends])
    gathered.after(*ends)
    named = {'sum %d' % i: start(n=i) for i in range(3)}
    for name, task in named.items():
        task.set_display_name(name).after(gathered)
