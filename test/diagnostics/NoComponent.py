# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import components

# CHECK: NoComponent.py:[[#@LINE+1]]:{{[0-9]+}}: error: this is no component: a component is a map [NoComponent]
op = components.load_component_from_text('just text')
