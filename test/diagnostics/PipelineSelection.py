# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


# CHECK: PipelineSelection.py{{.*}}: error: `{{.*}}PipelineSelection.py` has several pipelines: p, q; choose one with --function [PipelineSelection]
@dsl.pipeline(name='p')
def p():
    pass


@dsl.pipeline(name='q')
def q():
    pass
