# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.component(base_image='i')
def make(text: str = '') -> str:
    return text


@dsl.pipeline
def p(n: int = 1, texts: list = []):
    a = make()
    # CHECK: ExitTaskWaits.py:[[#@LINE+1]]:{{[0-9]+}}: error: the task `make-2` of an exit handler uses an output of `make`: it is given inputs of the pipeline only [ExitTaskWaits]
    with dsl.ExitHandler(make(text=f'{a.output}')):
        make()
