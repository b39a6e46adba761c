# SPDX-License-Identifier: Apache-2.0
"""A default that its type does not fit."""
from kfp import components, dsl

op = components.load_component_from_text(
    'inputs: [{name: x, type: Integer, default: abc}]\nimplementation: {container: {image: i, command: [{inputValue: x}]}}')


@dsl.pipeline
def p():
    op()
