# RUN: rm -rf %t && mkdir %t && cp %s %t/pipeline.py
# RUN: echo 'value = 1' > %t/queue.py && cp %t/queue.py %t/typing.py && cp %t/queue.py %t/enum.py
# RUN: echo 'value = 2' > %t/trace.py
# RUN: kfp-compile --py %t/pipeline.py --output %t/out.yaml
# RUN: FileCheck %s < %t/out.yaml

# A file beside the pipeline does not take the place of a module of Python's library that kfp's command has imported before; of another one it
# does.
# CHECK: n: int [Default: 2.0]
import enum
import queue
import trace
from typing import List

from kfp import dsl

assert queue.Queue and enum.Enum and List


@dsl.component(base_image='python:3.12')
def count(a: int = 1) -> int:
    return a


@dsl.pipeline
def main(n: int = trace.value):
    count(a=n)
