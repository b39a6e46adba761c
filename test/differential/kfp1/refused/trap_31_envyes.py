# SPDX-License-Identifier: Apache-2.0
from kfp import components, dsl


@dsl.pipeline(name='p')
def p():
    components.load_component_from_text('implementation: {container: {image: i, env: {A: yes}}}')  # wrong
