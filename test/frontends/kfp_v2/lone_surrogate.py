# RUN: not kfp-compile --sdk=v2 --python=%python --py %s --output %t.yaml 2>&1 | FileCheck %s
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(text: str):
    pass


@dsl.pipeline
def p():
    work(text='fine')
    # CHECK: lone_surrogate.py:[[#@LINE+1]]:{{.*}} error: a text in the pipeline holds a lone surrogate
    work(text=['\udc80'][0])
