# SPDX-License-Identifier: Apache-2.0
"""An artifact class of the namespace google, defined by the user."""
from kfp import dsl
from kfp.dsl import Artifact, Input, Output


class VertexModel(Artifact):
    schema_title = 'google.VertexModel'
    schema_version = '0.1.2'


@dsl.container_component
def make(m: Output[VertexModel]):
    return dsl.ContainerSpec(image='busybox', command=['make', m.uri])


@dsl.container_component
def read(m: Input[VertexModel], a: Input[Artifact]):
    return dsl.ContainerSpec(image='busybox', command=['read', m.uri], args=[a.path])


@dsl.pipeline
def google_artifacts():
    model = make()
    read(m=model.output, a=model.output)
