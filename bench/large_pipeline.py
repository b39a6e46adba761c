# SPDX-License-Identifier: Apache-2.0
"""A pipeline of BENCH_TASKS tasks (default: 1,500), each of a component whose text is about 3 kB; about 8 MB of workflow.

BENCH_SHAPE: flat (the default), chain (each task waits for the one before) or groups (ten tasks under a condition each).
"""
import os

from kfp import components, dsl

TASKS = int(os.environ.get('BENCH_TASKS', '1500'))
SHAPE = os.environ.get('BENCH_SHAPE', 'flat')
INPUTS = ['project', 'rows', 'rounds', 'target', 'objective', 'learning_rate', 'output_folder', 'labels']

train = components.load_component_from_text('\n'.join(
    ['name: Train model',
     'description: Trains a model on the rows of the table, and writes the model and what it measured.',
     'inputs:'] +
    ['- {name: %s, type: String, default: "", description: \'The %s of the training: a text that says "what" it is, '
     'where it comes from, and what happens when nobody gives one (%s).\'}' % (name, name, 'see the manual, ' * 8) for name in INPUTS] +
    ['outputs:', '- {name: model, type: Model}',
     'implementation:', '  container:', '    image: registry.example.com/train:1.2.3', '    command: [python3, -m, train]', '    args:'] +
    [line for name in INPUTS for line in ('    - --' + name, '    - {inputValue: %s}' % name)] +
    ['    - --model', '    - {outputPath: model}']))


@dsl.pipeline(name='Large')
def large(project: str = 'a-project', target: str = 'tips'):
    def task(number):
        return train(project=project, rows='gs://bucket/rows-%d.csv' % number, target=target, rounds=str(number))

    before = None
    for first in range(0, TASKS, 10):
        numbers = range(first, min(first + 10, TASKS))
        if SHAPE == 'groups':
            with dsl.Condition(target == 'tips'):
                for number in numbers:
                    task(number)
            continue
        for number in numbers:
            now = task(number)
            if SHAPE == 'chain' and before is not None:
                now.after(before)
            before = now
