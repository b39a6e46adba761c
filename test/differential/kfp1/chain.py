# SPDX-License-Identifier: Apache-2.0
# Argo refuses: one param that feeds two file inputs gives two input artifacts of one name
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


rows = load('load')
train = load('train')


@dsl.pipeline(name='Chain of steps', description='Loads, then trains.')
def chain(where: 'URI' = 'gs://bucket/data', rate: float = 0.25):
    loaded = rows(where=where, limit=7)
    model = train(training_data=loaded.outputs['Rows'], learning_rate=rate)
    again = train(loaded.outputs['rows'], rounds=3, tags=['a', 1, {'b': None}],
                  weights=loaded.outputs['Rows'])
    again.after(loaded)
