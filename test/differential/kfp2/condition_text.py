# SPDX-License-Identifier: Apache-2.0
"""Text in a condition is written as it is."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def texts(s: str = ''):
    for text in ('plain', 'sp ace', 'é', 'a"b', 'tab\there', '{{x}}', '%s', 'back\\slash'):
        with dsl.If(s == text):
            work()
