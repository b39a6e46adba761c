# The name that the compiler is given is taken as it is, and keys stay.
# RUN: rm -rf %t && mkdir %t && kfp-compile --sdk=v2 --python=%python --run %s -- %t && FileCheck %s < %t/out.yaml
# CHECK: # Name: My Pipeline!
# CHECK: components:
# CHECK-NEXT:   comp-work:
# CHECK: pipelineInfo:
# CHECK-NEXT:   displayName: Shown
# CHECK-NEXT:   name: My Pipeline!
import os
import sys

from kfp import compiler, dsl


@dsl.container_component
def work():
    return dsl.ContainerSpec(image='busybox')


@dsl.pipeline(name='own name')
def p():
    work()


compiler.Compiler().compile(p, os.path.join(sys.argv[1], 'out.yaml'), pipeline_name='My Pipeline!', pipeline_display_name='Shown')
