# SPDX-License-Identifier: Apache-2.0
"""An importer into a workspace that there isn't."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    work()
    dsl.importer(artifact_uri='x', artifact_class=dsl.Dataset, download_to_workspace=True)
