# RUN: not kfp-translate --from=kfp-v2 --function=p --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.component(base_image='i')
def make(text: str = '') -> str:
    return text


@dsl.pipeline
def inner():
    make()


@dsl.pipeline
def p(n: int = 1, texts: list = []):
    # CHECK: PipelineTaskPlatform.py:[[#@LINE+1]]:{{[0-9]+}}: error: `inner` is a pipeline, and Kubernetes settings are for tasks that run a container [PipelineTaskPlatform]
    inner().platform_config['kubernetes'] = {}
