# SPDX-License-Identifier: Apache-2.0
"""An importer as an exit task."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    with dsl.ExitHandler(dsl.importer(artifact_uri='x', artifact_class=dsl.Dataset)):
        work()
