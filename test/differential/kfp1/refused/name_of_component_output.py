# SPDX-License-Identifier: Apache-2.0
"""An output of a component with brackets in its name."""
from kfp import components, dsl

typed = components.load_component_from_text('{name: a, outputs: [{name: x(y)}], implementation: {container: {image: i}}}')


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    typed()  # wrong
