# SPDX-License-Identifier: Apache-2.0
"""Several handlers, some with plain tasks."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def tidy(text: str = 'x'):
    print(text)


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def several():
    with dsl.ExitHandler(tidy()):
        work()
    middle = work()
    with dsl.ExitHandler(tidy(text='second').set_display_name('Last').set_retry(2)) as handler:
        work(a=middle.output)
    work().after(handler)
