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
    with dsl.ParallelFor([1, 2]):
        made = make()
    # CHECK: MigrateFileOfItems.py:[[#@LINE+1]]:5: error: task `take` reads, as one file, the files that `make` makes in a loop, one for each item [MigrateFileOfItems]
    take(made.output)
    # CHECK: note: read the files in the loop, or take all of them as `Input[List[Artifact]]` of a component of KFP v2, with `dsl.Collected`
