# SPDX-License-Identifier: Apache-2.0
"""A client cannot be used while compiling."""
from kfp import Client, dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


Client(host='http://nowhere.invalid').list_pipelines()


@dsl.pipeline
def p():
    work()
