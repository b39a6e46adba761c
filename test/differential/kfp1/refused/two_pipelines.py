# SPDX-License-Identifier: Apache-2.0
"""Two pipelines, and nobody says which."""
from kfp import dsl

# no line: any of them


@dsl.pipeline(name='one')
def one():
    pass


@dsl.pipeline(name='two')
def two():
    pass
