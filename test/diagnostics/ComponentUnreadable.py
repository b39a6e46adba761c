# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python --component-mirror=https://=%S/none %s 2>&1 | FileCheck %s
from kfp import components, dsl

# CHECK: ComponentUnreadable.py:[[#@LINE+1]]:{{[0-9]+}}: error: `https://example.com/c.yaml` cannot be read: {{.*}}none/example.com/c.yaml: No such file or directory [ComponentUnreadable]
op = components.load_component_from_url('https://example.com/c.yaml')
