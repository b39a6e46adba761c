# SPDX-License-Identifier: Apache-2.0
"""A subclass of dict as an argument."""
import collections

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: dict):
    pass


@dsl.pipeline
def p():
    work(a=collections.OrderedDict())
