# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.component(base_image='i')
def make(text: str = '') -> str:
    return text


@dsl.pipeline
def p():
    with dsl.ParallelFor(['a', 'b']):
        a = make()
    # CHECK: CollectedInText.py:[[#@LINE+1]]:{{[0-9]+}}: error: `make-2` takes text with all `Output` that a loop collects in it: a list is no text [CollectedInText]
    make(text=f'{dsl.Collected(a.output)}')
