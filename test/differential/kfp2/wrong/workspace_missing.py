# SPDX-License-Identifier: Apache-2.0
"""The workspace of a pipeline without one."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(path: str):
    pass


@dsl.pipeline
def p():
    work(path=dsl.WORKSPACE_PATH_PLACEHOLDER)
