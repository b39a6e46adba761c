# SPDX-License-Identifier: Apache-2.0
# Argo refuses: an output leaves two groups
from kfp import dsl, components
step = components.load_component_from_text('''
name: Step
inputs: [{name: n}]
outputs: [{name: out}]
implementation: {container: {image: s, command: [s, {inputValue: n}, {outputPath: out}]}}
''')
read = components.load_component_from_text('''
name: Read
inputs: [{name: f}]
implementation: {container: {image: s, command: [s, {inputPath: f}]}}
''')


@dsl.graph_component
def again(cur, bound):
    nxt = step(cur)
    with dsl.Condition(nxt.output != bound):
        again(bound=bound, cur=nxt.output)


@dsl.graph_component
def with_files(data, limit, unused):
    read(data)
    nxt = step(limit)
    with dsl.Condition(nxt.output == 'go', 'more_work'):
        more = step(nxt.output)
        with_files(more.output, limit, unused)


@dsl.pipeline(name='rec')
def rec(start='0', stop='5', spare='x'):
    init = step(start)
    loop = again(init.output, stop)
    step('end').after(loop)
    with dsl.Condition(start == '1'):
        other = with_files(init.output, stop, spare)
        last = step('y').after(other)
    step(last.output)
