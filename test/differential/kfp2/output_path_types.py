# SPDX-License-Identifier: Apache-2.0
"""OutputPath of parameter types, artifact classes, their names, and nothing."""
from kfp import dsl
from kfp.dsl import Dataset, Input, InputPath, OutputPath


@dsl.component(base_image='python:3.12')
def make(a: OutputPath(str), b: OutputPath(int), c: OutputPath(bool), d: OutputPath('String'), e: OutputPath(Dataset), f: OutputPath('Dataset'), g: OutputPath(), h: OutputPath('Anything'), i: OutputPath(list), j: OutputPath(dict), k: OutputPath(float)):
    pass


@dsl.component(base_image='python:3.12')
def read(e: InputPath(Dataset), f: InputPath('dataset'), g: InputPath(), h: InputPath('Model') = None):
    pass


@dsl.pipeline
def paths():
    o = make().outputs
    read(e=o['e'], f=o['f'], g=o['h'])
