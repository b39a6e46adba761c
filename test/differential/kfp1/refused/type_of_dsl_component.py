# SPDX-License-Identifier: Apache-2.0
"""A function that makes an op checks its types, too."""
from kfp import dsl


@dsl.component
def make(n: 'Integer') -> {'text': 'String'}:
    return dsl.ContainerOp(name='a', image='i', arguments=[n], file_outputs={'text': '/t'})


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    first = make(1)
    make(first.outputs['text'])  # wrong
