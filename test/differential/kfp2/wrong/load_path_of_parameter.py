# SPDX-License-Identifier: Apache-2.0
"""A parameter by path."""
from kfp import components, dsl

op = components.load_component_from_text(
    'inputs: [{name: x, type: String}]\nimplementation: {container: {image: i, command: [{inputPath: x}]}}')


@dsl.pipeline
def p():
    op(x='a')
