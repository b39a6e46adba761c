# SPDX-License-Identifier: Apache-2.0
"""A pipeline defined while another is traced."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():

    @dsl.pipeline
    def q():
        work()

    q()
