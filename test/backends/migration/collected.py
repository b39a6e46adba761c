# RUN: kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml
# RUN: FileCheck %s < %t.yaml
# RUN: kfp-translate %t.yaml --to=argo-v2 -o %t.argo.yaml
"""What every iteration of a loop makes is a list outside; what a condition makes is what it is."""
from kfp import components, dsl

make = components.load_component_from_text('''
name: make
inputs: [{name: n, type: Integer}]
outputs: [{name: sum, type: Integer}]
implementation: {container: {image: i, command: [make, {inputValue: n}, {outputPath: sum}]}}
''')
take = components.load_component_from_text('''
name: take
inputs: [{name: what}]
implementation: {container: {image: i, command: [take, {inputValue: what}]}}
''')


@dsl.pipeline(name='collected')
def collected(n: int = 1):
    # CHECK: comp-condition-3:
    # CHECK: outputDefinitions:
    # CHECK-NEXT: parameters:
    # CHECK-NEXT: pipelinechannel--make-2-sum:
    # CHECK-NEXT: parameterType: NUMBER_INTEGER
    # CHECK: comp-for-loop-2:
    # CHECK: outputDefinitions:
    # CHECK-NEXT: parameters:
    # CHECK-NEXT: pipelinechannel--make-sum:
    # CHECK-NEXT: parameterType: LIST
    # CHECK: comp-take:
    # CHECK: what:
    # CHECK-NEXT: parameterType: LIST
    # CHECK: comp-take-2:
    # CHECK: what:
    # CHECK-NEXT: parameterType: NUMBER_INTEGER
    with dsl.ParallelFor([1, 2]) as item:
        each = make(item)
    take(each.output)
    with dsl.Condition(n > 0):
        one = make(n)
    take(one.output)
