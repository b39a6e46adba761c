# SPDX-License-Identifier: Apache-2.0
# Argo refuses: a parameter without a default has no value yet
from kfp import dsl, components
c = components.load_component_from_text('''
name: C
inputs: [{name: a}, {name: f, optional: true}, {name: d, type: Integer, default: '07', optional: true}]
outputs: [{name: z}]
implementation: {container: {image: t, env: {A: b}, command: [val, {inputValue: a}, {if: {cond: {isPresent: f}, then: [--f, {inputPath: f}], else: [none]}}, {concat: ['x=', {inputValue: d}]}], args: [{outputPath: z}]}}
metadata: {annotations: {volatile_component: 'true', q: r}, labels: {lab: el}}
''')
@dsl.pipeline(name='exit handler 1', description='  Some "desc" é')
def p(msg='bye', x: float = 1.5, l: list = [1, 'ü'], nodefault: str = None):
    bye = c(msg, f=msg)
    other = c('o')
    with dsl.ExitHandler(bye):
        y = c(x).set_display_name('Disp ü')
        with dsl.Condition(y.output == 'a"b'):
            c(nodefault, f=l)
        c('k', d=5)
        c('k', f='')
