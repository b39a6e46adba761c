# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import components

# CHECK: TooManyDocuments.py:[[#@LINE+1]]:{{[0-9]+}}: error: 3 YAML documents stand where a component is one, and its platform a second one [TooManyDocuments]
op = components.load_component_from_text('a: 1\n---\nb: 2\n---\nc: 3\n')
