# SPDX-License-Identifier: Apache-2.0
"""A file with one component and no pipeline."""
from typing import List, NamedTuple

from kfp import dsl
from kfp.dsl import Dataset, Input, Output, PipelineTaskFinalStatus


@dsl.component(base_image='python:3.12')
def alone(a: int, data: Input[Dataset], all_data: Input[List[Dataset]], status: PipelineTaskFinalStatus, out: Output[Dataset],
          b: float = 0.5) -> NamedTuple('Out', x=int, y=str):
    """Stands alone.

    Args:
        a: In.
        data: In, too.
    """
    pass
