# SPDX-License-Identifier: Apache-2.0
"""Handlers with the status of what ran, arguments, several; tasks before, within and after."""
from kfp import dsl
from kfp.dsl import PipelineTaskFinalStatus


@dsl.component(base_image='python:3.12')
def notify(status: PipelineTaskFinalStatus, to: str = 'me', run: str = '', n: int = 0):
    """Tells how it went.

    Args:
        status: Filled in.
        to: Whom to tell.
    """
    print(status.state, status.error_message)


@dsl.component(base_image='python:3.12')
def fail(message: str):
    import sys
    print(message)
    sys.exit(1)


@dsl.component(base_image='python:3.12')
def work(n: int = 1) -> int:
    return n


@dsl.pipeline(name='pipeline-with-task-final-status')
def handled(message: str = 'Hello World!', n: int = 2):
    before = work(n=n)
    bye = notify(to=message, run=dsl.PIPELINE_JOB_NAME_PLACEHOLDER, n=n).set_display_name('Bye')
    with dsl.ExitHandler(bye, name='my handler'):
        fail(message=message)
        inside = work(n=before.output)
        with dsl.ParallelFor([1, 2]) as i:
            with dsl.If(i == 1):
                work(n=i)
        with dsl.If(inside.output == 3):
            fail(message='three')
    other = notify()
    other.set_retry(1)
    with dsl.ExitHandler(exit_task=other) as group:
        work(n=before.output)
    work(n=before.output).after(group)
    work(n=3).ignore_upstream_failure().after(before)
