# SPDX-License-Identifier: Apache-2.0
"""Without a name, without inputs."""
from kfp import components, dsl

op = components.load_component_from_text('''
implementation:
  container:
    image: busybox
    command: [echo, hello]
''')


@dsl.pipeline
def loaded():
    op()
    op().set_display_name('again')
