# SPDX-License-Identifier: Apache-2.0
"""Resources and images that are known at run time only."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def pick() -> str:
    return '1'


@dsl.component(base_image='python:3.12')
def work(a: int = 0):
    pass


@dsl.pipeline
def dynamic(cpu: str = '1', memory: str = '1Gi', kind: str = 'gpu', count: str = '1', image: str = 'busybox'):
    work().set_cpu_limit(cpu).set_cpu_request(cpu)
    work().set_memory_limit(memory).set_memory_request('2Gi')
    work().set_accelerator_type(kind).set_accelerator_limit(count)
    work().set_container_image(image)
    work().set_container_image(f'registry/{image}:tag')
    p = pick()
    work(a=1).set_cpu_limit(p.output).set_container_image(p.output).after(p)
