# SPDX-License-Identifier: Apache-2.0
"""A pipeline is traced inside of another."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.Pipeline('inner').__enter__()  # wrong
