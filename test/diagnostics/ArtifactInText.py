# RUN: not kfp-translate --from=kfp-v2 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.component(base_image='i')
def make(text: str = '') -> str:
    return text


@dsl.container_component
def artifact(d: dsl.Output[dsl.Dataset]):
    return dsl.ContainerSpec(image='i', args=[d.path])


@dsl.pipeline
def p(n: int = 1, texts: list = []):
    a = artifact()
    # CHECK: ArtifactInText.py:[[#@LINE+1]]:{{[0-9]+}}: error: `make` takes text with the artifact `d` in it, and an artifact is no text [ArtifactInText]
    make(text=f'{a.output}')
