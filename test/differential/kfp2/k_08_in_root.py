# SPDX-License-Identifier: Apache-2.0
# warns: [SettingNotAwaited]
"""An output that only a resource reads is not waited for in the root."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def size() -> str:
    return '2'


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def sized(memory: str = '1Gi'):
    made = size()
    work().set_cpu_limit(made.output).set_memory_limit(memory)
