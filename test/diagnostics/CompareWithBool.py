# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.component(base_image='i')
def make(text: str = '') -> str:
    return text


@dsl.pipeline
def p(n: int = 1, texts: list = []):
    # CHECK: CompareWithBool.py:[[#@LINE+1]]:{{[0-9]+}}: error: the condition `condition-1` compares a bool with something that is none [CompareWithBool]
    with dsl.If(n == True):
        make()
