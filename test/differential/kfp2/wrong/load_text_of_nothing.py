# SPDX-License-Identifier: Apache-2.0
"""The text of no component."""
from kfp import components

op = components.load_component_from_text('just text')
