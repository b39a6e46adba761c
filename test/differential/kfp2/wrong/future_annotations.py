# SPDX-License-Identifier: Apache-2.0
"""Annotations that are all text."""
from __future__ import annotations
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline
def p():
    work(a=1)
