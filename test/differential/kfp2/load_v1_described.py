# SPDX-License-Identifier: Apache-2.0
# options: --function tidy
"""A described component of SDK 1 by itself, which takes a final status."""
from kfp import components

tidy = components.load_component_from_text("""
name: Tidy up
description: |
  Several
  lines

  with a blank one.
inputs:
- {name: status, type: PipelineTaskFinalStatus}
- {name: a, type: String, description: What}
implementation:
  container:
    image: busybox
    command:
    - sh
    - -c
    - |
      echo "$0"
      exit
    - {inputValue: a}
    - {inputValue: status}
""")
assert tidy.description == 'Several\nlines\n\nwith a blank one.\n'
