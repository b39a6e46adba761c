# SPDX-License-Identifier: Apache-2.0
"""Loops over one object of the program: kfp's YAML has it once, and refers to it."""
from kfp import dsl

WORDS = ['a', 'b']
DEEP = [[1, 2], WORDS, {'k': WORDS, 'l': {'m': [3]}}]
SHARED = {'z': [1, {'y': 2}]}


def loop(name, items):
    with dsl.ParallelFor(items) as item:
        dsl.ContainerOp(name=name, image='i', arguments=[item])


@dsl.pipeline(name='one list')
def one_list(p='x'):
    loop('z', WORDS)
    loop('a', WORDS)
    loop('m', list(WORDS))
    loop('deep', DEEP)
    loop('deeper', DEEP)
    loop('dicts', [{'v': WORDS}, {'v': SHARED}])
    loop('dicts again', [{'v': SHARED}, {'v': SHARED}])
    loop('tuple', tuple(WORDS))
    long = ['a rather long item, so that the list does not fit on a line of eighty characters', 'and another one']
    loop('long', long)
    loop('longer', long)
    with_params = ['x', p]
    loop('params', with_params)
    loop('params again', with_params)
