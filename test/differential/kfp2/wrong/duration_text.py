# SPDX-License-Identifier: Apache-2.0
"""A time without a unit."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    work().set_retry(1, backoff_duration='10')
