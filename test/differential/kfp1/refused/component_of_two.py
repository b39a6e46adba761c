# SPDX-License-Identifier: Apache-2.0
"""A component from two places."""
from kfp import components, dsl

components.load_component(filename='a.yaml', text='name: a')  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
