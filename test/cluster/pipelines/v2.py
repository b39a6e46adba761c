# SPDX-License-Identifier: Apache-2.0
"""KFP v2 pipelines that the test cluster runs. What a step does is in cases.yaml; here is what it is asked to do."""
from typing import List

from kfp import components, dsl
from kfp.dsl import Artifact, Output, PipelineTaskFinalStatus


@dsl.component(base_image='python:3.12')
def say(text: str) -> str:
    return text


@dsl.component(base_image='python:3.12')
def rows() -> List[str]:
    return ['a']


@dsl.component(base_image='python:3.12')
def gather(texts: List[str]):
    print(texts)


@dsl.component(base_image='python:3.12')
def make(data: Output[Artifact]):
    pass


@dsl.component(base_image='python:3.12')
def tidy(status: PipelineTaskFinalStatus):
    print(status)


@dsl.pipeline
def branches(wanted: str = 'heads'):
    flip = say(text='flip')
    with dsl.If(flip.output == wanted):
        say(text='if')
    with dsl.Elif(flip.output == 'edge'):
        say(text='elif')
    with dsl.Else():
        say(text='else')


@dsl.pipeline
def loops(static: List[str] = ['p', 'q']):
    listed = rows()
    with dsl.ParallelFor(['x', 'y'], parallelism=1) as letter:
        with dsl.ParallelFor(listed.output) as row:
            say(text=f'{letter} {row}')
    with dsl.ParallelFor(static) as item:
        each = say(text=item)
    gather(texts=dsl.Collected(each.output))


@dsl.pipeline
def handled():
    with dsl.ExitHandler(tidy(), name='guarded'):
        first = say(text='first')
        say(text=first.output)
    make()


@dsl.pipeline
def retried():
    flaky = say(text='flaky').set_retry(2, backoff_duration='0s', backoff_factor=1, backoff_max_duration='600s')
    say(text=flaky.output)


@dsl.pipeline
def inner(text: str, times: List[str]) -> str:
    with dsl.ParallelFor(times) as time:
        say(text=time)
    return say(text=text).output


@dsl.pipeline
def nested(text: str = 'deep'):
    once = inner(text=text, times=['a'])
    with dsl.If(once.output == 'deep'):
        inner(text=once.output, times=['b'])


@dsl.pipeline
def regardless():
    fails = say(text='fails')
    say(text='anyway').after(fails).ignore_upstream_failure()
    say(text='not').after(fails)


SHOUT = components.load_component_from_text('''
name: Shout
inputs: [{name: text, type: String}, {name: times, type: Integer, default: '2'}]
outputs: [{name: loud, type: String}]
implementation: {container: {image: alpine, command: [shout, {inputValue: text}, {inputValue: times}, {outputPath: loud}]}}
''')


@dsl.pipeline
def loaded(text: str = 'hey'):
    first = SHOUT(text=text)
    SHOUT(text=first.outputs['loud'], times=3)
