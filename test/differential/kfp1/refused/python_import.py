# SPDX-License-Identifier: Apache-2.0
"""A module that is not there."""
import no_such_module_at_all  # wrong
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong():
    pass
