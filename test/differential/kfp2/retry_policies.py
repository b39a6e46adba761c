# SPDX-License-Identifier: Apache-2.0
# options: --function retried
"""Defaults of retries, and durations in seconds."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def inner():
    work()


@dsl.pipeline(name='retried')
def retried():
    work().set_retry(3)
    work().set_retry(0)
    work().set_retry(1, '0s', 0, '0s')
    work().set_retry(num_retries=2, backoff_duration='1 hour', backoff_factor=3, backoff_max_duration='2w')
    work().set_retry(2, '5m', 1.5, '1d')
    work().set_retry(2, '30 seconds', 2.5, '10minutes')
    inner().set_retry(4)
