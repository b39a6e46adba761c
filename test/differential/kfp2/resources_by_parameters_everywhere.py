# SPDX-License-Identifier: Apache-2.0
# warns: [SettingNotAwaited]
"""CPU, memory and accelerators from parameters and outputs, with images."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def sum_numbers(a: int, b: int) -> int:
    return a + b


@dsl.component(base_image='python:3.12')
def cpu() -> str:
    return '4000m'


@dsl.component(base_image='python:3.12')
def memory() -> str:
    return '15G'


@dsl.component(base_image='python:3.12')
def kind() -> str:
    return 'NVIDIA_TESLA_P4'


@dsl.component(base_image='python:3.12')
def limit() -> str:
    return '1'


@dsl.pipeline
def sized(cpu_request: str = '1', cpu_limit: str = '2', memory_limit: str = '5Gi', accelerator: str = 'nvidia.com/gpu', count: int = 2, image: str = 'busybox'):
    one = sum_numbers(a=1, b=2)
    one.set_cpu_request(cpu_request).set_cpu_limit(cpu_limit).set_memory_request('50Mi').set_memory_limit(memory_limit)
    one.set_accelerator_type(accelerator).set_accelerator_limit(count)
    one.set_container_image(image)
    two = sum_numbers(a=1, b=one.output)
    two.set_cpu_limit(cpu().output)
    two.set_memory_limit(memory().output)
    two.set_accelerator_type(kind().output)
    two.set_accelerator_limit(limit().output)
    three = sum_numbers(a=3, b=4).set_accelerator_type('tpu-v3').set_accelerator_limit('8').set_container_image(f'registry/{image}:latest')
    three.set_gpu_limit(4)
    four = sum_numbers(a=3, b=4).add_node_selector_constraint('TPU_V3').set_cpu_limit('.5').set_memory_limit('1E').set_cpu_request('1.5').set_memory_request('100')
    four.set_env_variable('A', 'b').set_env_variable('C', '').set_env_variable('A', 'd')
    four.set_debug_pause(before=True, after=False)
    sum_numbers(a=1, b=1).set_debug_pause(on_error=True)
    sum_numbers(a=1, b=1).set_accelerator_limit(0)
