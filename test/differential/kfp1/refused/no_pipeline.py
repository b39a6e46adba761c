# SPDX-License-Identifier: Apache-2.0
"""A file without a pipeline."""
from kfp import dsl

# no line: there is no pipeline


def nothing():
    dsl.ContainerOp(name="a", image="i")
