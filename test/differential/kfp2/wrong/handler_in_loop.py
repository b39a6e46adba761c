# SPDX-License-Identifier: Apache-2.0
"""An exit handler in a loop."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    with dsl.ParallelFor([1]):
        with dsl.ExitHandler(work()):
            work()
