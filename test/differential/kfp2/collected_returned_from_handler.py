# SPDX-License-Identifier: Apache-2.0
# quirk: none of the register: kfp lets exit handlers hand out nothing
from typing import List

from kfp import dsl


@dsl.component
def say(text: str) -> str:
    return text


@dsl.component
def tidy():
    pass


@dsl.pipeline
def main(words: List[str]) -> List[str]:
    with dsl.ExitHandler(tidy()):
        with dsl.ParallelFor(words) as word:
            said = say(text=word)
    return dsl.Collected(said.output)
