# SPDX-License-Identifier: Apache-2.0
"""A pipeline of KFP v2 with BENCH_TASKS tasks (default: 400), as BENCH_SHAPE says: flat, chained, or conditionals (each in a condition of
its own)."""
import os

from kfp import dsl

TASKS = int(os.environ.get('BENCH_TASKS', '400'))
SHAPE = os.environ.get('BENCH_SHAPE', 'flat')


@dsl.component(base_image='python:3.12', packages_to_install=['numpy'])
def train(rows: str, rounds: int = 1, rate: float = 0.1) -> str:
    """Trains a model.

    Args:
        rows: Where the rows are.
        rounds: How often to go over them.
    """
    print(rows, rounds, rate)
    return rows


@dsl.pipeline(name='large')
def large(rows: str = 'gs://bucket/rows.csv', rounds: int = 3):
    value = rows
    for number in range(TASKS):
        if SHAPE == 'conditionals':
            with dsl.If(rounds == number):
                train(rows=rows, rounds=rounds)
        elif SHAPE == 'chained':
            value = train(rows=value, rounds=number).output
        else:
            train(rows=rows, rounds=number, rate=0.5)
