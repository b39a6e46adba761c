# SPDX-License-Identifier: Apache-2.0
"""One pipeline is compiled, however many components there are."""
from kfp import dsl
from kfp.kubernetes import CreatePVC, DeletePVC


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.component(base_image='python:3.12')
def other():
    pass


@dsl.pipeline
def only():
    work()
