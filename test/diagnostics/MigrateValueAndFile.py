# RUN: not kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not kfp-translate --from=kfp-v1 --to=argo-v2 --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not test -e %t.yaml
from kfp import components, dsl

make = components.load_component_from_text('''
name: make
outputs: [{name: data}]
implementation: {container: {image: i, args: [{outputPath: data}]}}
''')
take = components.load_component_from_text('''
name: take
inputs: [{name: data}]
implementation: {container: {image: i, args: [{inputPath: data}]}}
''')


@dsl.pipeline(name='p')
def p():
    made = make()
    # CHECK: MigrateValueAndFile.py:[[#@LINE+1]]:5: error: `make.data` is read as a file by task `take` and as a value elsewhere: in KFP v2 it is an artifact or a parameter [MigrateValueAndFile]
    take(made.output)
    # CHECK: MigrateValueAndFile.py:[[#@LINE+1]]:5: note: here it is a value
    dsl.ContainerOp('a', 'i', [made.output])
    # CHECK: note: take it as a value here, too (`{inputValue: ...}`), or let the producer write a second output
