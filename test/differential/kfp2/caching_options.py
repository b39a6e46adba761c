# SPDX-License-Identifier: Apache-2.0
"""Caching on, off, with a key, overwritten."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def cached():
    work()
    work().set_caching_options(False)
    work().set_caching_options(True, cache_key='key')
    work().set_caching_options(enable_caching=True, cache_key='')
    work().set_caching_options(False, 'key')
    work().set_caching_options(True, 'key').set_caching_options(True)
