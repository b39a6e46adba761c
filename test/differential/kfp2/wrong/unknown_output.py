# SPDX-License-Identifier: Apache-2.0
"""An output that there isn't."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work() -> int:
    pass


@dsl.pipeline
def p():
    work().outputs['absent']
