# SPDX-License-Identifier: Apache-2.0
"""A key that components have not."""
from kfp import components

op = components.load_component_from_text('nam: x\nimplementation: {container: {image: i}}')
