# SPDX-License-Identifier: Apache-2.0
"""A notebook that there isn't."""
from kfp import dsl


@dsl.notebook_component(notebook_path='/no/such.ipynb', base_image='python:3.12')
def work(a: int):
    dsl.run_notebook(a=a)


@dsl.pipeline
def p():
    work(a=1)
