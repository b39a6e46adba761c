# SPDX-License-Identifier: Apache-2.0
"""An embedded file that there isn't."""
from kfp import dsl


@dsl.component(base_image='python:3.12', embedded_artifact_path='/no/such/file')
def work(a: dsl.EmbeddedInput[dsl.Dataset]):
    pass


@dsl.pipeline
def p():
    work()
