# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.component(base_image='i')
def make(text: str = '') -> str:
    return text


# CHECK: ReturnedNoOutput.py:[[#@LINE+1]]{{(:[0-9]+)?}}: error: the pipeline returns `Output`, which is no output of a task [ReturnedNoOutput]
@dsl.pipeline
def p(text: str) -> str:
    make()
    return text
