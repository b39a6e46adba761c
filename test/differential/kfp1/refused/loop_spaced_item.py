# SPDX-License-Identifier: Apache-2.0
from kfp import components, dsl


@dsl.pipeline(name='p')
def p(a='x'):
    s = dsl.ContainerOp('s', 'i', file_outputs={'B c': '/o'})
    use = components.load_component_from_text('''
name: Use
inputs: [{name: v}]
implementation: {container: {image: u, command: [use, {inputValue: v}]}}
''')
    with dsl.ParallelFor(s.output) as i:
        use(i)
