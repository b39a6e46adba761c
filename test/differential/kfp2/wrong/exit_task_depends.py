# SPDX-License-Identifier: Apache-2.0
"""An exit task that waits for another."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    with dsl.ExitHandler(work().after(work())):
        work()
