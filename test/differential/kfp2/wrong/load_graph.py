# SPDX-License-Identifier: Apache-2.0
"""A component that is a graph."""
from kfp import components

op = components.load_component_from_text('name: g\nimplementation: {graph: {tasks: {}}}')
