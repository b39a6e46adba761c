# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.component(base_image='i')
def make(text: str = '') -> str:
    return text


# CHECK: DefaultType.py:[[#@LINE+1]]{{(:[0-9]+)?}}: error: the default of the input `n` of `wrong` is no NUMBER_INTEGER [DefaultType]
@dsl.component(base_image='i')
def wrong(n: int = 'many'):
    pass


@dsl.pipeline
def p():
    wrong()
