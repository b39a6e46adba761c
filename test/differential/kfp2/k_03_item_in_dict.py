# SPDX-License-Identifier: Apache-2.0
# quirk: K-03
"""An item in dicts and lists, in a loop over its own field: kfp lets it get lost on the way, and looks only at items that stand by themselves."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def table(values: list = [], row: dict = {}):
    print(values, row)


@dsl.pipeline
def items(rows: list, mode: str = 'x'):
    with dsl.ParallelFor(rows) as row:
        with dsl.ParallelFor(row.parts) as part:
            table(values=[part, [row]])
            with dsl.If(mode == 'y'):
                table(row={'part': part, 'row': row, 'all': [row, row.parts]})
