# What no reader of YAML takes in a comment is escaped there as Python's repr() does; kfp 2.17 writes a file that cannot be read.
# RUN: kfp-compile --sdk=v2 --python=%python --py %s --output %t.yaml && FileCheck %s < %t.yaml
# CHECK: # Description: Rings\x07 here.
# CHECK: # Inputs:
# CHECK-NEXT: #    a: str [Default: 'a\x0db']
# CHECK-NEXT: #    b: str [Default: 'c\u2028\x85\x7fé']
# CHECK-NEXT: #    c: str [Default: 'd
# CHECK-NEXT: #e']
# CHECK-NEXT: components:
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: str = 'a\rb', b: str = 'c\u2028\x85\x7fé', c: str = 'd\ne'):
    """Rings\x07 here."""
