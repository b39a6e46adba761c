# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.pipeline(name='p')
def p(x='1'):
    # CHECK: UnsupportedInPython.py:[[#@LINE+1]]:{{[0-9]+}}: error: `importer` is not supported yet [UnsupportedInPython]
    dsl.importer(artifact_uri='gs://x')
