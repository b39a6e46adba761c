# SPDX-License-Identifier: Apache-2.0
# warns: is an artifact, and OutputPath is in kfp 2.17
"""OutputPath of an artifact in a container component uses the file of a parameter."""
from kfp import dsl
from kfp.dsl import Dataset, OutputPath


@dsl.container_component
def make(d: OutputPath(Dataset), e: OutputPath()):
    return dsl.ContainerSpec(image='busybox', command=['make', d, e])


@dsl.pipeline
def made():
    make()
