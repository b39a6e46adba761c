# SPDX-License-Identifier: Apache-2.0
"""An artifact's path inside of Concat."""
from kfp import dsl
from kfp.dsl import Dataset, Input, Output


@dsl.container_component
def copy(source: Input[Dataset], target: Output[Dataset]):
    return dsl.ContainerSpec(image='busybox', command=['cp'], args=[dsl.ConcatPlaceholder([source.path, '/x']), target.path])


@dsl.pipeline
def copies(d: Input[Dataset]):
    copy(source=d)
