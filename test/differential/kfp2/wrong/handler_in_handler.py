# SPDX-License-Identifier: Apache-2.0
"""An exit handler in another."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    with dsl.ExitHandler(work()):
        with dsl.ExitHandler(work()):
            work()
