# SPDX-License-Identifier: Apache-2.0
from kfp import components, dsl

use = components.load_component_from_text('{name: use, description: "{{pipelineparam:op=;name=x}}", implementation: {container: {image: i}}}')


@dsl.pipeline(name='p')
def p(x='1'):
    use()  # wrong
