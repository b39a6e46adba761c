# SPDX-License-Identifier: Apache-2.0
from kfp import components, dsl


def flip() -> str:
    import random
    return 'heads' if random.random() < 0.5 else 'tails'


def show(msg: str = 'nothing'):
    print(msg)


flip_op = components.func_to_container_op(flip, packages_to_install=['numpy==1.21', "pandas>=1.0,<2"])
show_op = components.func_to_container_op(show)


@dsl.graph_component
def flip_until_tails(flip_result, times):
    shown = show_op(flip_result)
    again = flip_op().after(shown)
    with dsl.Condition(again.output == 'heads', 'keep_going'):
        flip_until_tails(again.output, times)


@dsl.pipeline(name='do-while')
def do_while(times: int = 5):
    first = flip_op()
    loop = flip_until_tails(first.output, times)
    show_op('over').after(loop)
