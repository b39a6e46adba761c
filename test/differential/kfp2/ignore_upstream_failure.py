# SPDX-License-Identifier: Apache-2.0
"""A task that runs whatever became of those before it."""
from kfp import dsl
from kfp.dsl import PipelineTaskFinalStatus


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.component(base_image='python:3.12')
def report(status: PipelineTaskFinalStatus, text: str = ''):
    print(status)


@dsl.component(base_image='python:3.12')
def read(n: int = 5):
    print(n)


@dsl.pipeline
def ignoring(xs: list):
    a = work()
    report(text='x').after(a).ignore_upstream_failure()
    read(n=a.output).ignore_upstream_failure()
    with dsl.ParallelFor(xs):
        b = work()
        report(text='y').after(b).ignore_upstream_failure()
    report(text='z').after(b).ignore_upstream_failure()
    work(a=3).ignore_upstream_failure()
