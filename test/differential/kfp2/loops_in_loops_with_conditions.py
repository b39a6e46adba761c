# SPDX-License-Identifier: Apache-2.0
# quirk: K-04
"""Loops over dicts of constants, outputs and parameters, in one another and in conditions."""
import json
from typing import Dict, List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def arguments() -> List:
    return [{'a': '1', 'b': '2'}, {'a': '10', 'b': '20'}]


@dsl.component(base_image='python:3.12')
def rows() -> List[Dict[str, str]]:
    return [{'p_a': '1', 'p_b': '2'}]


@dsl.component(base_image='python:3.12')
def text(msg: str = '', other: str = ''):
    print(msg, other)


@dsl.component(base_image='python:3.12')
def flip() -> str:
    return 'heads'


@dsl.component(base_image='python:3.12')
def whole(d: dict):
    print(d)


@dsl.pipeline(name='pipeline-with-loops-and-conditions')
def looped(static: List[Dict[str, str]] = [{'a': '1', 'b': '2'}, {'a': '10', 'b': '20'}], names: List[str] = ['x', 'y'], word: str = 'w'):
    args = arguments()
    first = flip()
    with dsl.If(first.output != 'no-such-result', name='always'):
        with dsl.ParallelFor(args.output) as item:
            text(msg=args.output and item.a, other=item.b)
            second = flip()
            with dsl.If(second.output == 'heads'):
                text(msg=item.a)
                with dsl.ParallelFor(static) as inner:
                    with dsl.If(inner.a == '1'):
                        text(msg=inner.b, other=word)
                        whole(d=inner)
        with dsl.ParallelFor(static, name='by rows', parallelism=3) as item:
            with dsl.ParallelFor([{'f': 'x', 'g': 'y'}]) as constant:
                text(msg=constant.f, other=item.a)
                whole(d=constant)
                with dsl.If(item.b == 'x'):
                    text(msg='g', other=first.output)
            with dsl.If(item.b == '2'):
                text(msg=item.b)
    with dsl.ParallelFor(rows().output) as row:
        text(msg=row.p_a, other=row.p_b)
        with dsl.ParallelFor(names) as name:
            text(msg=name, other=row.p_a)
    assert json.dumps({'a': 1})
