# SPDX-License-Identifier: Apache-2.0
"""A loaded component, compiled by itself."""
from kfp import components

alone = components.load_component_from_text('''
name: Alone
description: |
  Stands
  alone.


inputs:
- {name: a, type: String}
- {name: b, type: Integer, default: 1}
outputs:
- {name: c, type: String}
implementation:
  container:
    image: busybox
    command: [echo, {inputValue: a}, {inputValue: b}, {outputPath: c}]
''')
