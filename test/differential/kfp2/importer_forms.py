# SPDX-License-Identifier: Apache-2.0
"""Importers: constants, channels, metadata, reimport."""
from kfp import dsl
from kfp.dsl import Artifact, Dataset, Input, Model


@dsl.component(base_image='python:3.12')
def read(d: Input[Dataset]) -> str:
    return ''


@dsl.component(base_image='python:3.12')
def use(m: Input[Model], a: Input[Artifact]):
    pass


@dsl.pipeline
def imports(uri: str = 'gs://b/x', key: str = 'k', n: int = 1):
    first = dsl.importer(artifact_uri='gs://bucket/data', artifact_class=Dataset)
    text = read(d=first.output)
    second = dsl.importer(artifact_uri=uri, artifact_class=Model, reimport=True, metadata={'a': 1, 'b': [1.5, None, True], 'c': {'d': 'e'}})
    third = dsl.importer(artifact_uri=text.output, artifact_class=Artifact, reimport=False,
                         metadata={'key': key, 'again': key, 'n': n, 'text': f'{key}-{n}', 'list': [n, text.output], f'{key}': 'x'})
    use(m=second.output, a=third.outputs['artifact']).after(first)
    with dsl.If(n == 1):
        fourth = dsl.importer(artifact_uri='gs://c', artifact_class=Dataset)
        read(d=fourth.output).set_display_name('r')
    dsl.importer(artifact_uri='', artifact_class=dsl.HTML).set_display_name('imported').set_caching_options(False)
