# SPDX-License-Identifier: Apache-2.0
"""KFP v1 pipelines that the test cluster runs. What a step does is in cases.yaml; here is what it is asked to do."""
from kfp import components, dsl


def step(name, *words, output=False):
    return dsl.ContainerOp(name=name, image='alpine', command=['run', name], arguments=list(words),
                           file_outputs={'out': '/out'} if output else None)


@dsl.pipeline(name='chain')
def chain(text: str = 'from the pipeline'):
    first = step('first', text, output=True)
    second = step('second', first.output, text, output=True)
    step('third', 'got %s' % second.output)
    step('aside')


@dsl.pipeline(name='coin')
def coin(wanted: str = 'heads'):
    flip = step('flip', output=True)
    with dsl.Condition(flip.output == wanted):
        heads = step('heads')
        again = step('again', output=True)
        with dsl.Condition(again.output != 'heads'):
            step('mixed', flip.output, again.output)
    with dsl.Condition(flip.output == 'tails', name='other'):
        step('tails')
    step('last').after(heads)


@dsl.pipeline(name='numbers')
def numbers(limit: int = 7):
    count = step('count', output=True)
    with dsl.Condition(count.output > limit):
        step('many')
    with dsl.Condition(count.output <= limit):
        step('few')


@dsl.pipeline(name='static-loops')
def static_loops():
    with dsl.ParallelFor([1, 2]) as number:
        made = step('make', number, output=True)
        step('use', made.output, number)
    with dsl.ParallelFor([{'a': 'x', 'b': 1}, {'a': 'y', 'b': 2}]) as pair:
        step('pair', pair.b, pair.a)


@dsl.pipeline(name='dynamic-loops')
def dynamic_loops(outer: list = ['p', 'q']):
    rows = step('rows', output=True)
    with dsl.ParallelFor(rows.output) as row:
        with dsl.ParallelFor(outer) as letter:
            step('each', letter, row.n)
        with dsl.Condition(row.n == 2):
            step('two', row.n)


@dsl.pipeline(name='parallelism')
def parallelism():
    # In kfp 1.8 the limit is of the pods within one iteration; the iterations run side by side.
    with dsl.ParallelFor(['a', 'b', 'c'], parallelism=1) as letter:
        each = step('each', letter)
    step('after').after(each)


@dsl.pipeline(name='guarded')
def guarded(text: str = 'bye'):
    last = step('last', text, '{{workflow.status}}')
    with dsl.ExitHandler(last):
        first = step('first', output=True)
        step('second', first.output)


@dsl.pipeline(name='retried')
def retried():
    flaky = step('flaky', output=True).set_retry(2, policy='Always')
    step('after', flaky.output)


@dsl.graph_component
def until_tails(face, turns):
    with dsl.Condition(face == 'heads'):
        flip = step('flip', turns, output=True)
        until_tails(flip.output, turns)


@dsl.pipeline(name='recursion')
def recursion(turns: str = 'few'):
    first = step('first', output=True)
    done = until_tails(first.output, turns)
    step('after').after(done)


WRITE = components.load_component_from_text('''
name: Write
outputs: [{name: data}, {name: count, type: Integer}]
implementation: {container: {image: alpine, command: [write, {outputPath: data}, {outputPath: count}]}}
''')
READ = components.load_component_from_text('''
name: Read
inputs: [{name: data}, {name: count, type: Integer}]
outputs: [{name: text}]
implementation: {container: {image: alpine, command: [read, {inputPath: data}, {inputValue: count}, {outputPath: text}]}}
''')


@dsl.pipeline(name='files')
def files():
    written = WRITE()
    read = READ(written.outputs['data'], written.outputs['count'])
    with dsl.Condition(written.outputs['count'] == 3):
        READ(data=read.output, count=4)


SAY = components.load_component_from_text('''
name: Say
inputs: [{name: text, type: String}]
outputs: [{name: out, type: String}]
implementation: {container: {image: alpine, command: [say, {inputValue: text}, {outputPath: out}]}}
''')


@dsl.pipeline(name='moved')
def moved(text: str = 'a'):
    with dsl.ExitHandler(SAY('bye')):
        first = SAY(text)
        with dsl.Condition(first.output == 'b'):
            SAY(first.output)
        with dsl.ParallelFor(['x', 'y']) as letter:
            SAY(letter)
