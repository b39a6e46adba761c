# SPDX-License-Identifier: Apache-2.0
"""dependentTasks holds data and order, without doubles, sorted as text."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0, b: int = 0) -> int:
    return a


@dsl.pipeline
def many():
    tasks = [work() for _ in range(12)]
    last = work(a=tasks[9].output, b=tasks[1].output)
    last.after(*tasks)
    last.after(tasks[0], tasks[0])
    work(a=last.output).after(last)
