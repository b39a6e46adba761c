# SPDX-License-Identifier: Apache-2.0
"""The final status outside of an exit task."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(status: dsl.PipelineTaskFinalStatus):
    pass


@dsl.pipeline
def p():
    work()
