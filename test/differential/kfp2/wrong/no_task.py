# SPDX-License-Identifier: Apache-2.0
"""A pipeline without a task."""
from kfp import dsl


@dsl.pipeline
def p():
    pass
