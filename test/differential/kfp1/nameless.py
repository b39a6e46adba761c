# SPDX-License-Identifier: Apache-2.0
from kfp import dsl, components
c = components.load_component_from_text('''
inputs: [{name: a}, {name: b, optional: true}]
implementation: {container: {image: t, command: [{inputValue: a}, {inputPath: a}, {inputPath: b}]}}
''')
@dsl.pipeline()
def my_pipe(A_b='q', cc: dict = {'z': [1, None], 'a': 'é'}):
    c('v', {'a': 1})
    x = c(A_b)
    c([1, 'b'], A_b).after(x)
    c(cc, cc)
