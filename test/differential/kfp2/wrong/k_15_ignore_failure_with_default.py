# SPDX-License-Identifier: Apache-2.0
# quirk: K-15
# we accept: the input has a default
"""An input that is not passed, of a task that ignores failures."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(text: str = 'x') -> str:
    return text


@dsl.pipeline
def ignoring():
    first = work(text='a')
    work().after(first).ignore_upstream_failure()
