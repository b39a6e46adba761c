# SPDX-License-Identifier: Apache-2.0
"""CPU and memory as given and as numbers; accelerators."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def resources():
    for cpu in ('1', '0.5', '250m', '.5', '1.25m', '10'):
        work().set_cpu_limit(cpu).set_cpu_request(cpu)
    for memory in ('1000', '1K', '1Ki', '2M', '2Mi', '3G', '1Gi', '4T', '4Ti', '5P', '5Pi', '6E', '6Ei', '0'):
        work().set_memory_limit(memory).set_memory_request(memory)
