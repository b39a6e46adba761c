# SPDX-License-Identifier: Apache-2.0
"""A number in the place of the text of a component."""
from kfp import components, dsl

components.load_component_from_text(5)  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
