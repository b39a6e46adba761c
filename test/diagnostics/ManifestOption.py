# RUN: kfp-compile --sdk=v2 --py %s --output %t.yaml --pipeline-name=n --namespace=ns --python=%python 2>&1 | FileCheck %s
# CHECK: warning: `--pipeline-name` counts with `--kubernetes-manifest-format` only [ManifestOption]
from kfp import dsl


@dsl.component(base_image='i')
def make():
    pass


@dsl.pipeline
def p():
    make()
