# SPDX-License-Identifier: Apache-2.0
"""A component that is loaded says where from, as it was told."""
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')
PATH = os.path.join(HERE, '..', 'components', 'say.yaml')
from_file = components.load_component_from_file(PATH)
same = components.load_component(filename=PATH)
with open(PATH) as f:
    TEXT = f.read()
from_text = components.load_component_from_text(TEXT)
from_bytes = components.load_component_from_text(TEXT.encode())
from_spec = components.load_component(component_spec=from_text.component_spec)


@dsl.pipeline(name='references')
def references():
    for factory in (from_file, same, from_text, from_bytes, from_spec):
        factory('a')
