# RUN: not kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not kfp-translate --from=kfp-v1 --to=argo-v2 --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not test -e %t.yaml
from kfp import components, dsl

take = components.load_component_from_text('''
name: take
inputs: [{name: data, type: String}]
implementation: {container: {image: i, args: [{inputPath: data}]}}
''')


@dsl.pipeline(name='p')
def p(text='x'):
    # CHECK: MigrateFileOfValue.py:[[#@LINE+1]]:5: error: input `data` of task `take` is read from a file, and a parameter of the pipeline is a value: KFP v2 puts artifacts in files only [MigrateFileOfValue]
    take(text)
    # CHECK: note: take it as a value ({{.*}}), or write the file in a task before
    # CHECK: MigrateFileOfValue.py:[[#@LINE+1]]:5: error: input `data` of task `take-2` is read from a file, and a constant is a value
    take('constant')
