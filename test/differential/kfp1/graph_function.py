# SPDX-License-Identifier: Apache-2.0
# Argo refuses: an output leaves two groups
from kfp import dsl, components
step = components.load_component_from_text('''
name: Step
inputs: [{name: n}, {name: f, optional: true}]
outputs: [{name: out}]
implementation: {container: {image: s, command: [s, {inputValue: n}, {if: {cond: {isPresent: f}, then: [{inputPath: f}]}}, {outputPath: out}]}}
''')
made = []


@dsl.graph_component
def sub_dag(a, b):
    first = step(a)
    second = step(b, f=first.output)
    with dsl.ParallelFor([1, 2]) as item:
        step(item).after(first)
    made.append(second)


@dsl.graph_component
def outer(x):
    sub_dag(x, x)
    with dsl.Condition(x > 1):
        sub_dag(b=x, a=made[-1].output)


@dsl.pipeline(name='graphs')
def graphs(p='1', q: int = 2):
    one = step(p)
    group = sub_dag(one.output, q)
    step(made[0].output, f=made[0].output)
    outer(q)
    two = sub_dag(p, q).after(group)
    step('n').after(two)
