# SPDX-License-Identifier: Apache-2.0
"""The name of a file has to be a text."""
import pathlib

from kfp import components, dsl

components.load_component_from_file(pathlib.Path('a.yaml'))  # wrong


@dsl.pipeline(name='wrong')
def wrong():
    dsl.ContainerOp(name='a', image='i')
