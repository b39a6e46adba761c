# SPDX-License-Identifier: Apache-2.0
import kfp
from kfp import dsl
from kfp.dsl import _container_op
from kubernetes import client
# attributes assigned by hand
@dsl.pipeline(name='by hand')
def p(a: str = 'x', n: int = 3):
    s = dsl.ContainerOp('s', 'i', file_outputs={'o': '/o', 'p q': '/p'})
    assert isinstance(s, kfp.dsl._container_op.BaseOp) and s.outputs['o'].full_name == 's-o' and s.name == 's' and s.human_name == 's'
    s.container.resources = client.V1ResourceRequirements(limits={'cpu': '1', 'memory': a}, requests={'cpu': '500m'})
    s.container.env = [client.V1EnvVar('A', 'b'), client.V1EnvVar(name='N')]
    s.container.volume_mounts = [client.V1VolumeMount(mount_path='/m', name='v')]
    s.container.ports = [client.V1ContainerPort(container_port=8080)]
    s.container.image_pull_policy = 'Never'
    s.container.security_context = client.V1SecurityContext(run_as_user=0)
    s.container.working_dir = '/w'
    s.tolerations = [client.V1Toleration(key=a)]
    s.affinity = {'podAffinity': {'requiredDuringSchedulingIgnoredDuringExecution': [{'topologyKey': 'k'}]}}
    s.sidecars = [dsl.Sidecar('sc', 'im')]
    s.init_containers.append(dsl.UserContainer('ic', 'im', command='run'))
    s.enable_caching = False
    s.display_name = 'Shown'
    s.pod_annotations.update({'k': '1'})
    t = dsl.ContainerOp('t', 'i', arguments=[s.outputs['p q'], 'x=%s y=%s' % (s.outputs['o'], s.outputs['p q'])])
    t.dependent_names.append(s.name)
    t.node_selector = {'a': 'b'}
    t.file_outputs['late'] = '/late'
    t.outputs['late'] = dsl.PipelineParam('late', op_name=t.name)
    dsl.ContainerOp('u', 'i', arguments=[t.outputs['late']])
    for key, value in (('x', 1), ('y', True), ('z', 1.5)):
        t.add_pod_label(key, str(value))
    v = dsl.ContainerOp(name='v', image='i', arguments={'a': 1}.items())
    w = dsl.ContainerOp(name='w', image='i', command=('a', 'b'), arguments=range(3))
