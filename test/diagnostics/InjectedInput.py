# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl
from kfp.dsl.structures import InputSpec


@dsl.component(base_image='i')
def make(text: str = '', other: str = ''):
    pass


make.component_spec.inputs = {'pipelinechannel--text': InputSpec('String'), 'other': InputSpec('String')}


@dsl.pipeline
def p(text: str):
    # CHECK: InjectedInput.py:[[#@LINE+1]]:{{[0-9]+}}: error: `make` has an input `pipelinechannel--text`, which is the name of a value in its text [InjectedInput]
    make(**{'pipelinechannel--text': text, 'other': f'see {text}'})
