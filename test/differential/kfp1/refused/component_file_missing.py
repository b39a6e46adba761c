# SPDX-License-Identifier: Apache-2.0
"""A file that is not there."""
from kfp import components, dsl

components.load_component_from_file('no/such/file.yaml')  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
