# SPDX-License-Identifier: Apache-2.0
# quirk: K-09
"""Nor in the key of a cache."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def cached(s: str = 'x'):
    work().set_caching_options(True, cache_key=f'{s}')
