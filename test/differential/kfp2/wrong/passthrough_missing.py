# SPDX-License-Identifier: Apache-2.0
"""A setting that the passthroughs do not list."""
from kfp import dsl


@dsl.component(base_image='python:3.12', task_config_passthroughs=[dsl.TaskConfigField.ENV])
def work(config: dsl.TaskConfig):
    pass


@dsl.pipeline
def p():
    work().set_cpu_limit('1')
