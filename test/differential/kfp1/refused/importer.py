# SPDX-License-Identifier: Apache-2.0
"""An importer of v2."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
    dsl.importer('gs://a', 'Model')
