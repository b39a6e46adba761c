# SPDX-License-Identifier: Apache-2.0
"""A volume whose name is too long."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.PipelineVolume(name='x' * 64, pvc='a')  # wrong
