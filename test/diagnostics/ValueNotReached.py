# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.component(base_image='i')
def make(text: str = '') -> str:
    return text


@dsl.pipeline
def p(n: int = 1, texts: list = []):
    with dsl.ParallelFor(texts) as item:
        make(text=item)
    # CHECK: ValueNotReached.py:[[#@LINE+1]]:{{[0-9]+}}: error: `make-2` uses `texts-loop-item`, which is not there where it runs [ValueNotReached]
    make(text=item)
