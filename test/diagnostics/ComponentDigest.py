# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python --component-mirror=https://example.com=%S %s 2>&1 | FileCheck %s
from kfp import components, dsl

# CHECK: ComponentDigest.py:[[#@LINE+1]]:{{[0-9]+}}: error: the digest of `https://example.com/ComponentNotExecutable.yaml` is {{[0-9a-f]+}}, not 00ff [ComponentDigest]
op = components.load_component_from_url('https://example.com/ComponentNotExecutable.yaml#sha256=00ff')
