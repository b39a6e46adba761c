# RUN: kfp-compile --run %s -- %t.yaml | FileCheck %s
# RUN: FileCheck %s --check-prefix=OUT < %t.yaml

# A program may catch what is wrong with a pipeline, where it defines it, and go on.
# CHECK: InvalidTopologyException
# CHECK-NEXT: ReturnedFromGroup
# CHECK-NEXT: done
# OUT: # Name: right
import sys

from kfp import compiler, dsl
from kfp.compiler.compiler_utils import InvalidTopologyException


@dsl.component(base_image='python:3.12')
def count(a: int = 1) -> int:
    return a


try:
    @dsl.pipeline
    def wrong():
        with dsl.ParallelFor([1, 2]) as item:
            task = count(a=item)
        count(a=task.output)
except InvalidTopologyException as error:
    print(type(error).__name__)

try:
    @dsl.pipeline
    def returned() -> int:
        with dsl.ParallelFor([1, 2]) as item:
            task = count(a=item)
        return task.output
except InvalidTopologyException:
    print('ReturnedFromGroup')


@dsl.pipeline
def right(n: int = 2):
    count(a=n)


compiler.Compiler().compile(right, sys.argv[1])
print('done')
