# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.component(base_image='i')
def make(text: str = '') -> str:
    return text


@dsl.pipeline
def p(n: int = 1, texts: list = []):
    with dsl.If(n == 1):
        a = make()
    # CHECK: AfterLeavesGroup.py:[[#@LINE+1]]:{{[0-9]+}}: error: `make-2` is to run after `make`, which runs in the condition `condition-1` only [AfterLeavesGroup]
    make().after(a)
