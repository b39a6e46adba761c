# RUN: kfp-compile --run %s -- %t.yaml 2>&1 | FileCheck %s
# RUN: FileCheck %s --check-prefix=OUT < %t.yaml

# What is refused in an installed package, and taken by kfp, is refused where it is used: the rest of the package is good.
# CHECK: ConditionError
# CHECK-NEXT: ConditionError
# CHECK-NEXT: done
# OUT: # Name: good
import os
import sys
import tempfile

from kfp import compiler, dsl

PACKAGE = '''
from kfp import dsl

@dsl.component(base_image='python:3.12')
def say(text: str = 'x'):
    pass

@dsl.pipeline
def bad(model: str = ''):
    if model == 'x':
        name = 'a'
    else:
        name = 'b'
    say(text=name)

@dsl.pipeline
def good(model: str = ''):
    say(text=model)
'''

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'site-packages')
    os.mkdir(path)
    with open(os.path.join(path, 'library.py'), 'w') as file:
        file.write(PACKAGE)
    sys.path.insert(0, path)
    import library

    try:
        compiler.Compiler().compile(library.bad, sys.argv[1])
    except TypeError as error:
        print(type(error).__name__)
    try:
        @dsl.pipeline
        def outer():
            library.bad(model='x')
    except TypeError as error:
        print(type(error).__name__)
    compiler.Compiler().compile(library.good, sys.argv[1])
    print('done')
