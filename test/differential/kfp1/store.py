# Components by name, out of folders.
import os

from kfp import components, dsl

HERE = os.path.dirname(os.path.abspath(__file__))
os.chdir(HERE)  # what a store finds is recorded without its path
store = components.ComponentStore(local_search_paths=['nowhere', 'components/store'])
train = store.load_component('train')
tagged = store.load_component('train', tag='v1')
deep = store.load_component('a/b')
file = store.load_component_from_file('components/store/train/component.yaml')


@dsl.pipeline(name='store')
def store_pipeline():
    for op in (train, tagged, deep, file):
        op('1')
