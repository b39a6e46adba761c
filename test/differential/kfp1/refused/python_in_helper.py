# SPDX-License-Identifier: Apache-2.0
"""An error in a function of the user."""
from kfp import dsl


def help_me(x):
    return x.no_such_thing  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    help_me(x)
