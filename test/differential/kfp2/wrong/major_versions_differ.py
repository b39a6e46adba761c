# SPDX-License-Identifier: Apache-2.0
"""Artifacts of another major version."""
from kfp import dsl
from kfp.dsl import Artifact, Input, Output


class One(Artifact):
    schema_title = 'google.One'
    schema_version = '1.0.0'


class Two(Artifact):
    schema_title = 'google.One'
    schema_version = '2.0.0'


@dsl.container_component
def make(o: Output[One]):
    return dsl.ContainerSpec(image='x', args=[o.path])


@dsl.container_component
def work(o: Input[Two]):
    return dsl.ContainerSpec(image='x', args=[o.path])


@dsl.pipeline
def p():
    work(o=make().output)
