# SPDX-License-Identifier: Apache-2.0
"""An exit handler that is no op."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.ExitHandler('bye')  # wrong
