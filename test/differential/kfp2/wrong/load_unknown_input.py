# SPDX-License-Identifier: Apache-2.0
"""A placeholder of an input that isn't declared."""
from kfp import components

op = components.load_component_from_text('implementation: {container: {image: i, command: [{inputValue: x}]}}')
