# SPDX-License-Identifier: Apache-2.0
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


from kubernetes.client import V1VolumeMount


class Step(dsl.ContainerOp):

    def __init__(self, name, text):
        super().__init__(name=name, image='busybox', command='echo', arguments=[text, 1, 2.0, None],
                         file_outputs={'Out Put': '/tmp/out', 'mlpipeline-metrics': '/m.json'},
                         output_artifact_paths={'extra': '/tmp/extra'})


@dsl.pipeline(name='containers')
def containers(image='alpine', text='t'):
    a = Step('Step A', text)
    b = Step('Step A', a.output)
    b.add_init_container(dsl.UserContainer('init', image, command='sh', args=['-c', text]))
    b.add_sidecar(dsl.Sidecar('side', 'redis', mirror_volume_mounts=True))
    dsl.ContainerOp(name='1 Odd_N.ame', image=image, arguments=['{{workflow.name}}', dsl.RUN_ID_PLACEHOLDER,
                                                                 dsl.EXECUTION_ID_PLACEHOLDER, '{{ jinja }}'])
    dsl.ContainerOp(
        name='artifact args', image='i', command=['cat'],
        arguments=[dsl.InputArgumentPath(a.output), dsl.InputArgumentPath('const', 'given', '/in/given')],
        artifact_argument_paths=[dsl.InputArgumentPath(b.outputs['Out Put'], 'first', '/in/first')])
