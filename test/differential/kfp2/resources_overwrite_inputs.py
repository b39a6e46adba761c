# SPDX-License-Identifier: Apache-2.0
"""An input that is called as a resource is overwritten."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(cpu_limit: str = 'x', base_image: str = 'y'):
    pass


@dsl.pipeline
def overwritten(cpu: str = '1', image: str = 'busybox'):
    work(cpu_limit='given', base_image='given').set_cpu_limit(cpu).set_container_image(image)
