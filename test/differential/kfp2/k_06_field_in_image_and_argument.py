# SPDX-License-Identifier: Apache-2.0
# quirk: K-06
"""A field of a loop's item as an argument and in the image's text, in a group below the loop: one value to kfp."""
from typing import Dict, List

from kfp import dsl


@dsl.component(base_image='i')
def say(text: str) -> str:
    return text


@dsl.pipeline
def main(rows: List[Dict[str, str]], n: int = 1):
    with dsl.ParallelFor(rows) as row:
        with dsl.If(n == 1):
            say(text=row.field).set_container_image(f'gcr.io/{row.field}:1')
