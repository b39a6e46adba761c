# SPDX-License-Identifier: Apache-2.0
"""A component from a file."""
import os

from kfp import components, dsl

op = components.load_component_from_file(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components', 'concat.yaml'))


@dsl.pipeline
def loaded(x: str = 'a'):
    op(left=x, right='b')
