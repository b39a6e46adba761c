# SPDX-License-Identifier: Apache-2.0
"""A decorator that no function has."""
from kfp import dsl

p = dsl.component(base_image='python:3.12')
