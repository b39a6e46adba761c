# RUN: kfp-compile --run %s -- %t | FileCheck %s
# RUN: cmp %t0.yaml %t1.yaml && cmp %t0.yaml %t2.yaml

# Several threads of a program may compile at once.
# CHECK: done
import sys
import threading

from kfp import compiler, dsl


@dsl.component(base_image='python:3.12')
def count(a: int = 1) -> int:
    return a


@dsl.pipeline
def many(n: int = 2):
    for _ in range(50):
        n = count(a=n).output


threads = [threading.Thread(target=compiler.Compiler().compile, args=(many, '%s%d.yaml' % (sys.argv[1], number))) for number in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print('done')
