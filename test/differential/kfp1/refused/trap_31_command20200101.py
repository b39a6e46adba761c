# SPDX-License-Identifier: Apache-2.0
from kfp import components, dsl


@dsl.pipeline(name='p')
def p():
    components.load_component_from_text('implementation: {container: {image: i, command: [2020-01-01]}}')  # wrong
