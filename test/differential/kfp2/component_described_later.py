# SPDX-License-Identifier: Apache-2.0
"""A component's description may be set after its decorator."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str = 'x') -> str:
    """Says it."""
    return text


say.description = 'Says a text.'
