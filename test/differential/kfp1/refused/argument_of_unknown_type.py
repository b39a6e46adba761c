# SPDX-License-Identifier: Apache-2.0
"""A number for a type that has no text form."""
from kfp import components, dsl

typed = components.load_component_from_text('{name: a, inputs: [{name: u, type: URI}], implementation: {container: {image: i, command: [{inputValue: u}]}}}')


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    typed(1)  # wrong
