# SPDX-License-Identifier: Apache-2.0
# quirk: K-09
"""Nor in the address of an importer."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def imported(s: str = 'x'):
    dsl.importer(artifact_uri=f'gs://{s}/y', artifact_class=dsl.Dataset)
