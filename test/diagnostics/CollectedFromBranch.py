# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from typing import List

from kfp import dsl


@dsl.component(base_image='i')
def make(text: str = '') -> str:
    return text


@dsl.component(base_image='i')
def use(texts: List[str]):
    pass


@dsl.pipeline
def p(n: int = 1, texts: list = []):
    with dsl.ParallelFor([1, 2]) as item:
        with dsl.If(item == 1):
            a = make()
        with dsl.Else():
            make()
    # CHECK: CollectedFromBranch.py:[[#@LINE+1]]:{{[0-9]+}}: error: the output `Output` of `make` is collected out of `condition-branches-3`, a chain of branches: KFP has no way to say that [CollectedFromBranch]
    use(texts=dsl.Collected(a.output))
