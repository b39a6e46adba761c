# SPDX-License-Identifier: Apache-2.0
import kfp
from kfp import components, dsl
from typing import NamedTuple
produce_str = components.load_component_from_text('''
name: Produce str
outputs: [{name: Output, type: String}]
implementation: {container: {image: alpine, command: [sh, -c, 'echo hi > $0', {outputPath: Output}]}}
''')
produce_list = components.load_component_from_text('''
name: Produce list of dicts
outputs: [{name: Output, type: JsonArray}]
implementation: {container: {image: alpine, command: [sh, -c, 'echo hi > $0', {outputPath: Output}]}}
''')
consume = components.load_component_from_text('''
name: Consume
inputs: [{name: param1}]
implementation: {container: {image: alpine, command: [echo, {inputValue: param1}]}}
''')
consume_file = components.load_component_from_text('''
name: Consume file
inputs: [{name: data}]
outputs: [{name: copy}]
implementation: {container: {image: alpine, command: [cat, {inputPath: data}, {outputPath: copy}]}}
''')
@dsl.pipeline()
def parallelfor_item_argument_resolving():
    produce_str_task = produce_str()
    produce_list_task = produce_list()
    with kfp.dsl.ParallelFor(produce_list_task.output) as loop_item:
        consume(produce_list_task.output)
        consume(loop_item)
        consume(loop_item.aaa)
        f = consume_file(loop_item.bbb)
        consume_file(f.output)
        consume_file(produce_str_task.output)
        with dsl.Condition(loop_item.ccc == produce_str_task.output):
            consume(f.output)
            with dsl.ParallelFor([1, 2]) as inner:
                consume_file(f.output)
                consume(loop_item.ddd)
                consume('%s %s' % (inner, loop_item))
                with dsl.Condition(inner == 1):
                    with dsl.Condition(f.output != loop_item.eee):
                        consume_file(inner)
    consume_file(f.output)
