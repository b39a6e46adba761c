# SPDX-License-Identifier: Apache-2.0
# warns: [ComparedTurnedRound]
"""A bool compared with a number is turned round."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def turned(b: bool = True):
    with dsl.If(b == 1):
        work()
    with dsl.Elif(b == 0):
        work()
    with dsl.Else():
        work()
