# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.component(base_image='i')
def make(text: str = '') -> str:
    return text


@dsl.component(base_image='i')
def status(s: dsl.PipelineTaskFinalStatus):
    pass


@dsl.pipeline
def p(n: int = 1, texts: list = []):
    # CHECK: FinalStatusOutside.py:[[#@LINE+1]]:{{[0-9]+}}: error: `status` takes the final status `s`, and it is neither an exit handler's task nor ignores failures [FinalStatusOutside]
    status()
