# SPDX-License-Identifier: Apache-2.0
# kfp accepts: Kfir has the name of this function alone
"""A function of kfp's insides, called."""
from kfp import dsl
from kfp.dsl import structures

seconds = structures.convert_duration_to_seconds('1h')


@dsl.component(base_image='python:3.12')
def wait(a: int = 1) -> int:
    return a
