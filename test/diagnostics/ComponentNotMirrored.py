# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import components, dsl

# One diagnostic, at the user's call, whatever the mirrors hold.
# CHECK: ComponentNotMirrored.py:[[#@LINE+2]]:{{[0-9]+}}: error: `https://example.com/c.yaml` is not fetched from a network, and no mirror covers it [ComponentNotMirrored]
# CHECK: note: `--component-mirror=PREFIX=DIR` reads URLs that start with PREFIX from the folder DIR
op = components.load_component_from_url('https://example.com/c.yaml')
# CHECK-NOT: error:
# CHECK: 1 error
# CHECK-NOT: error:
