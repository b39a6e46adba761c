# SPDX-License-Identifier: Apache-2.0
"""Loop with fan-in, if and else, over several kinds of values."""
from typing import List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def split(text: str) -> List[str]:
    return text.split()


@dsl.component(base_image='python:3.12')
def score(word: str, bonus: int = 0) -> int:
    return len(word) + bonus


@dsl.component(base_image='python:3.12')
def total(values: List[int]) -> int:
    return sum(values)


@dsl.component(base_image='python:3.12')
def report(msg: str):
    print(msg)


@dsl.pipeline(name='scores-of-words', description='Scores words.')
def words(text: str, limit: int = 10) -> int:
    all_words = split(text=text)
    with dsl.ParallelFor(all_words.output, parallelism=2) as w:
        s = score(word=w, bonus=limit)
    t = total(values=dsl.Collected(s.output))
    with dsl.If(t.output > limit):
        report(msg=f'{text}: {t.output}').set_caching_options(False)
    with dsl.Else():
        report(msg='low')
    return t.output
