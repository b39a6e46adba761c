# SPDX-License-Identifier: Apache-2.0
"""What is set on one task does not touch another of the same component."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def apart():
    a = work()
    b = work()
    a.set_cpu_limit('2').set_env_variable('A', '1').set_container_image('other:1')
    b.set_memory_request('1Gi').set_env_variable('B', '2')
    work()
