# SPDX-License-Identifier: Apache-2.0
# options: --function imported
# kfp numbers
"""Importers feeding components, pipelines and loops, with values of the run in their metadata."""
from typing import List

from kfp import dsl
from kfp.dsl import Artifact, Dataset, Input, Model, importer


@dsl.component(base_image='python:3.12')
def train(dataset: Input[Dataset], model: dsl.Output[Model], epochs: int = 1) -> str:
    return 'gs://x'


@dsl.component(base_image='python:3.12')
def where(name: str = 'n') -> str:
    return 'gs://' + name


@dsl.pipeline
def inner(data: Input[Dataset], key: str = 'default') -> Model:
    task = train(dataset=data)
    again = importer(artifact_uri=task.outputs['Output'], artifact_class=Dataset, metadata={'key': key, 'nested': {'list': [key, 1, False, None]}})
    return train(dataset=again.output, epochs=2).outputs['model']


@dsl.pipeline(name='imported-data', description='Imports.')
def imported(name: str = 'date', value: str = '2022', pi: float = 3.14, uris: List[str] = ['gs://a', 'gs://b'], count: int = 3):
    first = importer(artifact_uri='gs://ml-pipeline-playground/shakespeare1.txt', artifact_class=Dataset, reimport=False,
                     metadata={'key': 'value', name: [1, value], 'pi': pi, 'n': count})
    inner(data=first.output, key=value)
    located = where(name=name)
    with dsl.ParallelFor(uris) as uri:
        each = importer(artifact_uri=uri, artifact_class=Artifact, reimport=True)
        each.after(located)
        second = importer(artifact_uri=located.output, artifact_class=Dataset, metadata={'from': located.output, 'text': f'{name} of {located.output}'})
        train(dataset=second.output)
