# SPDX-License-Identifier: Apache-2.0
"""A default that the schema of a type of the user does not allow."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x: {'Port': {'openapi_schema_validator': {'type': 'integer', 'minimum': 1024}}} = 80):
    dsl.ContainerOp(name='a', image='i')
