# SPDX-License-Identifier: Apache-2.0
"""Names of inputs keep their case and underscores."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def take(CamelCase: int, with_under_score: int, X9: int):
    pass


@dsl.pipeline
def named(PipelineInput: int = 1, other_input: int = 2, Z: int = 3):
    take(CamelCase=PipelineInput, with_under_score=other_input, X9=Z)
    with dsl.If(PipelineInput == 1):
        take(CamelCase=PipelineInput, with_under_score=other_input, X9=Z)
