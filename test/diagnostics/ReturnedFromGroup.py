# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.component(base_image='i')
def make(text: str = '') -> str:
    return text


# CHECK: ReturnedFromGroup.py:[[#@LINE+1]]{{(:[0-9]+)?}}: error: the pipeline returns `Output`, which `make` makes in the condition `condition-1` [ReturnedFromGroup]
@dsl.pipeline
def p(n: int) -> str:
    with dsl.If(n == 1):
        a = make()
    return a.output
