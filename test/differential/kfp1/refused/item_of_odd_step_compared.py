# SPDX-License-Identifier: Apache-2.0
from kfp import components, dsl

use = components.load_component_from_text('{name: use, inputs: [{name: x}], implementation: {container: {image: i, command: [{inputValue: x}]}}}')


@dsl.pipeline(name='p')
def p():
    made = dsl.ContainerOp(name='Étape', image='i', file_outputs={'rows': '/rows'})
    with dsl.ParallelFor(made.output) as row:
        use('as text it is fine: %s' % row)
        with dsl.Condition(row.a == 1):  # wrong
            use(2)
