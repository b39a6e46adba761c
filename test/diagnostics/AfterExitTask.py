# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.component(base_image='i')
def make(text: str = '') -> str:
    return text


@dsl.pipeline
def p(n: int = 1, texts: list = []):
    clean = make()
    with dsl.ExitHandler(clean):
        make()
    # CHECK: AfterExitTask.py:[[#@LINE+1]]:{{[0-9]+}}: error: `make-3` waits for `make`, which is the task of an exit handler: nothing can [AfterExitTask]
    make().after(clean)
