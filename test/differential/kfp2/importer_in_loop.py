# SPDX-License-Identifier: Apache-2.0
"""An importer in a loop, whose address is the item."""
from kfp import dsl
from kfp.dsl import Dataset, Input


@dsl.component(base_image='python:3.12')
def read(d: Input[Dataset]):
    pass


@dsl.pipeline
def loops(uris: list):
    with dsl.ParallelFor(uris) as uri:
        read(d=dsl.importer(artifact_uri=uri, artifact_class=Dataset, metadata={'from': 'list'}).output)
