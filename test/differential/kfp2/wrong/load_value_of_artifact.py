# SPDX-License-Identifier: Apache-2.0
"""An artifact by value."""
from kfp import components, dsl

op = components.load_component_from_text(
    'inputs: [{name: x, type: CSV, optional: true}]\nimplementation: {container: {image: i, command: [{inputValue: x}]}}')


@dsl.pipeline
def p():
    op()
