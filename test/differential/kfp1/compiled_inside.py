# A file that compiles another pipeline while it is imported.
import os
import tempfile

from kfp import compiler, components, dsl

say = components.load_component_from_text('''
inputs: [{name: text}]
implementation: {container: {image: i, command: [say, {inputValue: text}]}}
''')


def inner(a='1'):
    say(a)
    with dsl.ParallelFor([1, 2]) as item:
        say(item)


compiler.Compiler().compile(inner, os.path.join(tempfile.mkdtemp(), 'inner.yaml'))
workflow = compiler.Compiler()._create_workflow(inner)
assert [template['name'] for template in workflow['spec']['templates']] == ['component', 'component-2', 'for-loop-2', 'inner'], workflow


@dsl.pipeline(name='compiled-inside')
def compiled_inside():
    say('x')
    inner('z')
