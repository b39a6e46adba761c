# SPDX-License-Identifier: Apache-2.0
# options: --disable-execution-caching-by-default --function pipe
"""The default for caching from the command line; a task's own setting wins."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int) -> int:
    return a


@dsl.pipeline
def inner(a: int):
    work(a=a)


@dsl.pipeline
def pipe(a: int = 1):
    work(a=a)
    work(a=a).set_caching_options(True)
    inner(a=a)
    dsl.importer(artifact_uri='gs://b/x', artifact_class=dsl.Dataset)
    with dsl.ParallelFor([1, 2]) as item:
        work(a=item)
