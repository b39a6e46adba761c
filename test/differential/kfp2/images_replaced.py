# SPDX-License-Identifier: Apache-2.0
"""Images by text, replaced, with awkward characters."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def images():
    work().set_container_image('a').set_container_image('gcr.io/b/c@sha256:abc')
    work().set_container_image('')
