# SPDX-License-Identifier: Apache-2.0
"""A list of typing is another type than JsonArray."""
from kfp import components, dsl

take = components.load_component_from_text('{name: a, inputs: [{name: l, type: JsonArray}], implementation: {container: {image: i, command: [{inputValue: l}]}}}')


@dsl.pipeline(name='wrong')
def wrong(x: 'typing.List[str]' = '[]'):
    take(x)  # wrong
