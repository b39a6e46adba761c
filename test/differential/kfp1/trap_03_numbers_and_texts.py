# SPDX-License-Identifier: Apache-2.0
"""Values of parameters are texts; items, limits, deadlines and counts of GPUs stay what they are."""
from kfp import components, dsl

say = components.load_component_from_text('''
name: Say
inputs: [{name: text}]
implementation: {container: {image: say, command: [say, {inputValue: text}]}}
''')


@dsl.pipeline(name='kinds')
def kinds(a: int = 3, b: float = 1e-07, c: bool = False, d: list = [1, 'x', None], e: dict = {'z': 1, 'a': [True]}, f=2.0, g=True, h=1e20, i=-0.0):
    with dsl.ParallelFor([1, 2.5, '3', True, None, [1, {'k': 2}], '']) as item:
        op = say(item)
        op.set_retry(3).set_timeout(60).set_gpu_limit(2)
        op.container.set_gpu_limit('1', vendor='amd')
    with dsl.ParallelFor([{'n': 1, 't': '1', 'f': 1.5, 'b': False}]) as item:
        say(item.n).set_retry(0, policy='OnError').set_timeout(0)
    dsl.get_pipeline_conf().set_timeout(7).set_ttl_seconds_after_finished(0)
