# SPDX-License-Identifier: Apache-2.0
"""The final status is filled in."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(status: dsl.PipelineTaskFinalStatus):
    pass


@dsl.pipeline
def p(d: dict = {}):
    with dsl.ExitHandler(work(status=d)):
        work()
