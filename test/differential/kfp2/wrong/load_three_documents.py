# SPDX-License-Identifier: Apache-2.0
"""Three documents."""
from kfp import components

op = components.load_component_from_text('a: 1\n---\nb: 2\n---\nc: 3\n')
