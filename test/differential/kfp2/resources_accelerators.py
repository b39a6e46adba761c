# SPDX-License-Identifier: Apache-2.0
"""A type alone is one; a limit alone has no type; the deprecated names."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def accelerators():
    work().set_accelerator_type('nvidia.com/gpu')
    work().set_accelerator_limit(2)
    work().set_accelerator_limit('3').set_accelerator_type('tpu-v3')
    work().set_accelerator_type('NVIDIA_TESLA_K80').set_accelerator_limit(0)
    work().set_gpu_limit(4)
    work().add_node_selector_constraint('TPU_V3').set_accelerator_limit('16')
    work().set_accelerator_type('a').set_accelerator_type('b').set_accelerator_limit(1).set_accelerator_limit(5)
