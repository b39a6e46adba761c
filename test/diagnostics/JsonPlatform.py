# RUN: not kfp-compile --sdk=v2 --py %s --output %t.json --python=%python 2>&1 | FileCheck %s
from kfp import dsl, kubernetes


@dsl.component(base_image='i')
def make():
    pass


# CHECK: JsonPlatform.py:[[#@LINE+1]]{{(:[0-9]+)?}}: error: JSON holds one document, and the pipeline has a platform document, too: write YAML [JsonPlatform]
@dsl.pipeline
def p():
    kubernetes.set_timeout(make(), 5)
