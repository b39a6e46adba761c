# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.component(base_image='i')
def condition_1(text: str = '') -> str:
    return text


@dsl.pipeline
def p(n: int = 1):
    with dsl.If(n == 1):
        pass
    a = condition_1()
    # CHECK: AfterAmbiguous.py:[[#@LINE+1]]:{{[0-9]+}}: error: `condition-1-2` is to run after `condition-1`, which is the name of a task and of a group: give the task's component another name [AfterAmbiguous]
    condition_1().after(a)
