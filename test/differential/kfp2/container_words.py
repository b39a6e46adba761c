# SPDX-License-Identifier: Apache-2.0
# warns: is an artifact, and OutputPath is in kfp 2.17
"""Words of a container component: every placeholder of parameters and artifacts."""
from typing import Dict, List

from kfp import dsl
from kfp.dsl import Artifact, Dataset, Input, Model, Output, OutputPath


@dsl.container_component
def every(s: str, i: int, f: float, b: bool, l: List[str], d: Dict[str, int], a: Input[Dataset], la: Input[List[Model]], o: Output[Artifact],
          p: OutputPath(str), q: OutputPath(Dataset)):
    return dsl.ContainerSpec(
        image='busybox',
        command=['sh', '-c', f'echo {s} {i} in "{a.path}"', s, i, f, b],
        args=['--list', l, '--dict', d, a.path, a.uri, a.metadata, a.metadata['key'], la, o.path, o.uri, o.metadata, o.metadata['k'], p, q,
              f'--out={o.uri}/x'])


@dsl.container_component
def make(o: Output[Dataset], m: Output[Model]):
    return dsl.ContainerSpec(image='busybox', command=['x', o.path, m.path])


@dsl.pipeline
def words(m: Input[List[Model]]):
    made = make()
    every(s='x', i=1, f=1.5, b=True, l=['a'], d={'a': 1}, a=made.outputs['o'], la=m)
