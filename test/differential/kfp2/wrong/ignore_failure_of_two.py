# SPDX-License-Identifier: Apache-2.0
"""The final status of two tasks."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def make():
    pass


@dsl.component(base_image='python:3.12')
def work(status: dsl.PipelineTaskFinalStatus):
    pass


@dsl.pipeline
def p():
    work().after(make(), make()).ignore_upstream_failure()
