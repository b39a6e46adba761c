# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.component(base_image='i')
def make(text: str = '') -> str:
    return text


@dsl.pipeline
def p(n: int = 1, texts: list = []):
    # CHECK: CompareType.py:[[#@LINE+1]]:{{[0-9]+}}: error: `texts` is compared, and it is no text, number or bool [CompareType]
    with dsl.If(texts == 'a'):
        make()
