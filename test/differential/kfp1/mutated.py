# SPDX-License-Identifier: Apache-2.0
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


from kubernetes.client import V1EnvVar

train = load('train')
say = load('say')


@dsl.pipeline(name='mutated ops')
def mutated(word='w'):
    a = say(word)
    a.command = ['printf', word]
    a.arguments = ['x', word]
    a.container.image = 'other:1'
    b = train('1,2', tags=['t'])
    b.arguments = b.arguments + ['--more', a.name]
    b.container.env = [V1EnvVar(name='ONLY', value=word)]
    c = train(a.name)
    c.pod_labels.clear()
    c.pod_annotations['author'] = 'me'
