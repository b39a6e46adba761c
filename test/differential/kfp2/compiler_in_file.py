# SPDX-License-Identifier: Apache-2.0
"""A file may compile while it is imported."""
import os
import tempfile

from kfp import compiler, dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 1) -> int:
    return a


@dsl.pipeline
def compiled(a: int = 1):
    work(a=a)


path = os.path.join(tempfile.mkdtemp(), 'own.yaml')
compiler.Compiler().compile(pipeline_func=compiled, package_path=path, pipeline_parameters={'a': 5})
with open(path) as file:
    assert 'defaultValue: 5.0' in file.read()
