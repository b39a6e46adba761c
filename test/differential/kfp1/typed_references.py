# SPDX-License-Identifier: Apache-2.0
# Argo refuses: some of what is typed here refers to nothing
# References of Argo that the user typed: kfp keeps what they refer to, and finds out nothing else from them.
from kfp import components, dsl
from kubernetes import client as k8s

take = components.load_component_from_text('''
name: Take
inputs: [{name: data}, {name: word, optional: true}]
outputs: [{name: out}]
implementation: {container: {image: i, command: [t, {inputPath: data}, {if: {cond: {isPresent: word}, then: [{inputValue: word}]}}, {outputPath: out}]}}
''')


@dsl.graph_component
def again(x, y):
    next = take(y)
    with dsl.Condition(next.output == '{{inputs.parameters.d}}'):
        again(next.output, y)


@dsl.pipeline(name='Typed references')
def pipeline(a='1', b='2', c='3', d='4', e='5'):
    make = dsl.ContainerOp('make', 'i', file_outputs={'o': '/o', 'Big One': '/b', 'file': '/f', 'deep': '/d', 'unread': '/u'})
    with dsl.Condition('{{tasks.make.outputs.parameters.make-o}}' == a):
        take('x').after(make)
    with dsl.Condition(a == 'x{{tasks.make.outputs.parameters.make-Big-One}}, {{tasks.make.outputs.parameters.make-none}}'):
        take(make.outputs['file'])
        with dsl.Condition(a == '{{inputs.parameters.make-file}}{{inputs.parameters.none}}') as inner:
            made = take('x', word='{{inputs.parameters.a}}')
        with dsl.Condition(a == '{{tasks.%s.outputs.parameters.take-3-out}}' % 'condition-3').after(inner):
            take(made.output)
    with dsl.ParallelFor([{'k': ['{{tasks.make.outputs.parameters.make-deep}}']}, {'k': '{{inputs.parameters.b}}'}]) as item:
        take(item.k, word='{{inputs.parameters.loop-item-param-4-subvar-k}}')
        take('{{inputs.parameters.b}}', word=b)
        take('{{inputs.parameters.none}}', word=b)
    take(b).add_volume(k8s.V1Volume(name='{{inputs.parameters.b}}'))
    take(c).add_sidecar(dsl.Sidecar('s', 'i', args=['{{inputs.parameters.c}}'])).set_display_name('{{inputs.parameters.e}}')
    again(c, d)
