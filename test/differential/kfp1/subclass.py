# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
from kubernetes import client as k8s


class Train(dsl.ContainerOp):
    """A user's own kind of step."""

    def __init__(self, data, rounds=3, name='Train it', **kwargs):
        super().__init__(name=name, image='train:%d' % rounds, command=['train'], arguments=['--data', data, '--rounds', rounds],
                         file_outputs={'model': '/m', 'MLPipeline Metrics': '/metrics', 'loss curve': '/l'}, **kwargs)
        self.data = data
        self.container.set_memory_request('1Gi')
        self.execution_options.caching_strategy.max_cache_staleness = 'P30D'

    def model(self):
        return self.outputs['model']


class Apply(dsl.ResourceOp):
    def __init__(self, name, **kwargs):
        super().__init__(name=name, action='apply', k8s_resource={'kind': 'X', 'spec': kwargs}, attribute_outputs={'state': '{.status}'})


class Disk(dsl.VolumeOp):
    pass


@dsl.pipeline(name='subclasses')
def p(data='d'):
    a = Train(data)
    b = Train(a.model(), rounds=5, pvolumes={'/v': Disk(name='disk', resource_name='disk', size='1Gi').volume})
    b.set_cpu_limit('1').set_gpu_limit(2).add_env_variable(k8s.V1EnvVar(name='A', value='1')).set_retry(3, 'OnError', '1m', 2.0, '1h')
    c = Apply('apply', replicas=2, model=b.outputs['model'])
    d = dsl.ContainerOp('d', 'i', arguments=[c.output, b.outputs['loss curve']])
    d.command = ['new', data]
    d.arguments = 'just one'
    d.image = 'other:%s' % data
    d.container.args.append(c.outputs['name'])
    d.foo = 1
