# K-01: a merged pipeline has the executors `exec-a` and `exec-a-2`, and `exec-a` is taken here. kfp renames one after the other in what
# it has renamed already, so that both tasks run the second container. In which order it goes differs from run to run, so this is not
# compared with kfp itself.
# RUN: kfp-compile --python=%python --py %s --function outer --output %t.yaml && FileCheck --check-prefixes=BOTH,DEFAULT %s < %t.yaml
# RUN: kfp-compile --python=%python --py %s --function outer --output %t.yaml --kfp-bug-compat && FileCheck --check-prefixes=BOTH,COMPAT %s < %t.yaml
from kfp import dsl


def named_a(image):
    def a():
        return dsl.ContainerSpec(image=image)
    return dsl.container_component(a)


@dsl.pipeline
def inner():
    named_a('first')()
    named_a('second')()


# BOTH:         comp-a:
# BOTH-NEXT:      executorLabel: exec-a{{$}}
# BOTH-NEXT:    comp-a-2:
# DEFAULT-NEXT:   executorLabel: exec-a-2{{$}}
# COMPAT-NEXT:    executorLabel: exec-a-2-2{{$}}
# BOTH-NEXT:    comp-a-2-2:
# BOTH-NEXT:      executorLabel: exec-a-2-2{{$}}
# BOTH:           exec-a:
# BOTH:             image: outer
# BOTH-NEXT:      exec-a-2:
# BOTH:             image: first
# BOTH-NEXT:      exec-a-2-2:
# BOTH:             image: second
@dsl.pipeline
def outer():
    named_a('outer')()
    inner()
