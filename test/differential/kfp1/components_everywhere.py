# SPDX-License-Identifier: Apache-2.0
from kfp import dsl, components
a = components.load_component_from_text('''
name: A
inputs: [{name: In 1, type: String}, {name: in_2, type: Integer, default: '5'}, {name: file, optional: true}]
outputs: [{name: Out 1, type: String}, {name: out-2}]
metadata: {annotations: {volatile_component: 'true', x: y}, labels: {l: m}}
implementation:
  container:
    image: img
    command: [run, {inputValue: In 1}, {concat: [a, {inputValue: in_2}, b]}, {if: {cond: {isPresent: file}, then: [--f, {inputPath: file}], else: [none]}}]
    args: [--o, {outputPath: Out 1}, {outputPath: out-2}]
    env: {E: v}
''')
@dsl.pipeline(name='comps')
def comps(p: str = 'q', n: int = 1):
    t1 = a('const', 7)
    t2 = a(in_1=t1.outputs['Out 1'], in_2=n, file=t1.outputs['out-2']).set_display_name('Second').after(t1)
    t3 = a(p, file=p)
    e = a('bye')
    with dsl.Condition(t2.outputs['Out 1'] == p):
        t4 = a(t3.outputs['out_1'], file=t2.outputs['out_2'])
        t4.container.set_image_pull_policy('Always')
        t4.command = ['x'] + t4.command
        t4.execution_options.caching_strategy.max_cache_staleness = 'P1D'
        with dsl.ParallelFor(t4.outputs['Out 1']) as i:
            a('%s' % i, file='%s' % i.x)
            a('%s' % i.y, n, t4.outputs['Out 1'])
    a(t4.outputs['Out 1'], file=t4.outputs['Out 1'])
