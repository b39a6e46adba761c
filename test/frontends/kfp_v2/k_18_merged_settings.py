# K-18: the Kubernetes settings of a merged pipeline go into the caller's before all of its executors have their new names, so that in
# kfp those of its `exec-b` overwrite the caller's. In which order kfp goes differs from run to run, so this is not compared with kfp itself.
# RUN: kfp-compile --python=%python --py %s --function outer --output %t.yaml && FileCheck --check-prefixes=BOTH,DEFAULT %s < %t.yaml
# RUN: kfp-compile --python=%python --py %s --function outer --output %t.yaml --kfp-bug-compat && FileCheck --check-prefixes=BOTH,COMPAT %s < %t.yaml
from kfp import dsl, kubernetes


@dsl.container_component
def a():
    return dsl.ContainerSpec(image='a')


@dsl.container_component
def b():
    return dsl.ContainerSpec(image='b')


@dsl.pipeline
def inner():
    kubernetes.set_timeout(a(), 1)
    kubernetes.set_timeout(b(), 2)


# BOTH:      ---
# BOTH:        exec-a:
# BOTH-NEXT:     activeDeadlineSeconds: '1'
# BOTH-NEXT:   exec-b:
# DEFAULT-NEXT:  activeDeadlineSeconds: '10'
# COMPAT-NEXT:   activeDeadlineSeconds: '2'
# BOTH-NEXT:   exec-b-2:
# BOTH-NEXT:     activeDeadlineSeconds: '2'
@dsl.pipeline
def outer():
    kubernetes.set_timeout(b(), 10)
    inner()
