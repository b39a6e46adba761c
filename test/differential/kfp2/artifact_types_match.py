# SPDX-License-Identifier: Apache-2.0
"""Artifacts fit Artifact, and their own major version."""
from kfp import dsl
from kfp.dsl import Artifact, Input, Output


class One(Artifact):
    schema_title = 'google.One'
    schema_version = '0.1.0'


class OneLater(Artifact):
    schema_title = 'google.One'
    schema_version = '0.2.0'


@dsl.container_component
def make(o: Output[One], a: Output[Artifact]):
    return dsl.ContainerSpec(image='x', args=[o.path, a.path])


@dsl.container_component
def read(o: Input[OneLater], a: Input[Artifact]):
    return dsl.ContainerSpec(image='x', args=[o.path, a.path])


@dsl.pipeline
def fitting():
    made = make()
    read(o=made.outputs['o'], a=made.outputs['o'])
    read(o=made.outputs['a'], a=made.outputs['a'])
