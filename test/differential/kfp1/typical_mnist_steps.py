# SPDX-License-Identifier: Apache-2.0
# Argo refuses: a parameter without a default is not given
"""Steps that are handed on and changed by helpers; two pipelines that share a body."""
import kfp
from kfp import dsl
from kfp.components import func_to_container_op, load_component_from_text
import kubernetes.client as k8s_client
import functools

GPU = {'limit': 2, 'vendor': 'nvidia'}


def with_gpu(step, count=1):
    step.container.set_gpu_limit(count)
    return step.add_node_selector_constraint('accelerator', 'nvidia-tesla-v100')


def no_cache(step):
    step.execution_options.caching_strategy.max_cache_staleness = 'P0D'


class Train(dsl.ContainerOp):
    def __init__(self, name, epochs, lr, **kwargs):
        super().__init__(name=name, image='train:1', arguments=['--epochs', epochs, '--lr', lr], file_outputs={'model': '/model', 'acc': '/acc'}, **kwargs)
        self.add_pod_label('kind', 'train')

    @property
    def model(self):
        return self.outputs['model']


@func_to_container_op
def compare(a: float, b: float) -> str:
    return 'a' if a > b else 'b'


@func_to_container_op
def deploy(model, where: str = 'prod', replicas: int = 2, options: dict = None, labels: list = ('x',), dry: bool = False):
    pass


@dsl.pipeline(name='Train twice - deploy best', description='  Spaces around.  ')
def pipeline(epochs: int = 10, lr_a: float = 1e-3, lr_b: float = 1e-07, big: int = 12345678901234567890, note: str = None, empty='', tag: 'TagType' = 'v1',
             flag: bool = False, unset=None, items: list = (), nested: dict = {'b': [1, 2.0, None, {'c': 'é'}], 'a': True}, *, keyword='k', required_keyword):
    a = with_gpu(Train('train-a', epochs, lr_a).set_memory_limit('4G'), GPU['limit'])
    b = Train('train-b', epochs, lr_b).apply(functools.partial(with_gpu, count='1'))
    c = compare(a.outputs['acc'], b.outputs['acc']).apply(no_cache)
    with dsl.Condition(c.output == 'a', name='a_is_better') as branch:
        deploy(a.model, options={'n': note}, labels=['l', empty])
    with dsl.Condition(c.output == 'b'):
        deploy(b.model, 'staging', dry=True, replicas=0).set_retry(num_retries=2, policy='Always')
    dsl.ContainerOp('notify', 'curl', arguments=[keyword, required_keyword, tag, flag, unset, nested, items, big]).after(branch, c)
