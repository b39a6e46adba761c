# SPDX-License-Identifier: Apache-2.0
# options: --function ''
# no line
"""An option that is given, with nothing in it."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def wait(a: int = 1) -> int:
    return a
