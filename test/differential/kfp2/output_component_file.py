# SPDX-License-Identifier: Apache-2.0
"""A component may write its own document."""
import os
import tempfile

from kfp import components, dsl

path = os.path.join(tempfile.mkdtemp(), 'component.yaml')


@dsl.component(base_image='python:3.12', output_component_file=path)
def written(a: int = 1) -> int:
    """Writes."""
    return a


again = components.load_component_from_file(path)


@dsl.pipeline
def loads():
    again(a=written().output)
