import sys

from kfp import compiler, components, dsl

say = components.load_component_from_text('''
name: Say
inputs: [{name: text}]
implementation: {container: {image: i, command: [say, {inputValue: text}]}}
''')


@dsl.pipeline(name='first')
def first(a='1'):
    say(a)


@dsl.pipeline(name='second', pipeline_root='gs://root')
def second(b: int = 1):
    say(b)
    say('x').set_display_name('shown')


folder = sys.argv[1] if len(sys.argv) > 1 else '.'
compiler.Compiler().compile(first, folder + '/first.yaml')
compiler.Compiler().compile(second, package_path=folder + '/second.zip', pipeline_conf=dsl.PipelineConf().set_timeout(5))
workflow = compiler.Compiler().create_workflow(second, 'named', 'described', [])
assert workflow['metadata']['generateName'] == 'named-', workflow
assert workflow['spec']['arguments']['parameters'] == [{'name': 'b', 'value': '1'}], workflow
assert '"description": "described"' in workflow['metadata']['annotations']['pipelines.kubeflow.org/pipeline_spec']
workflow['metadata']['generateName'] = 'mine-'
compiler.Compiler._write_workflow(workflow, folder + '/third.yaml')
try:
    compiler.Compiler().compile(first, folder + '/first.txt')
except ValueError as error:
    print('refused:', error)
print('arguments:', sys.argv[2:])
