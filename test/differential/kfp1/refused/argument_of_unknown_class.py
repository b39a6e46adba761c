# SPDX-License-Identifier: Apache-2.0
"""An object without a text form."""
from kfp import components, dsl

typed = components.load_component_from_text('{name: a, inputs: [{name: u}], implementation: {container: {image: i, command: [{inputValue: u}]}}}')


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    typed(object())  # wrong
