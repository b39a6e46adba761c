# SPDX-License-Identifier: Apache-2.0
"""A number as a word of a command."""
from kfp import components, dsl

op = components.load_component_from_text('implementation: {container: {image: i, command: [1]}}')


@dsl.pipeline
def p():
    op()
