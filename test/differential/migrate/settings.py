# SPDX-License-Identifier: Apache-2.0
"""What both versions set on a task alike."""
from kfp import components, dsl

work = components.load_component_from_text('''
name: Work
inputs:
- {name: x, type: String}
implementation:
  container:
    image: example.com/work:1
    command: [work, {inputValue: x}]
    env: {A: '1', B: two}
''')


@dsl.pipeline(name='settings')
def settings(x: str = 'x'):
    first = work(x=x)
    first.set_memory_limit('2Gi').set_cpu_limit('500m').set_memory_request('1G').set_cpu_request('0.5')
    second = work(x=x).after(first)
    second.set_caching_options(enable_caching=False)
    third = work(x='third')
    third.set_display_name('The third')
    third.after(first, second)
