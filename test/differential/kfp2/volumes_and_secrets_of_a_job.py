# SPDX-License-Identifier: Apache-2.0
"""A claim, secrets, config maps, node choice and a clean-up: as jobs on clusters do it."""
from kfp import dsl, kubernetes
from kfp.kubernetes import (CreatePVC, DeletePVC, add_node_selector, add_pod_annotation, add_toleration, mount_pvc, set_image_pull_secrets, use_config_map_as_env,
                            use_secret_as_env, use_secret_as_volume)


@dsl.component(base_image='python:3.12')
def write() -> str:
    with open('/data/file', 'w') as f:
        f.write('x')
    return 'x'


@dsl.component(base_image='python:3.12')
def read(t: str = '') -> str:
    return open('/reused/file').read()


@dsl.component(base_image='python:3.12')
def secret_name(n: int = 0) -> str:
    return 'secret'


@dsl.pipeline(name='job-with-volumes')
def job(secret: str = 'creds', config: str = 'cm', pull: str = 'registry', storage: str = 'standard'):
    claim = CreatePVC(pvc_name_suffix='-data', access_modes=['ReadWriteOnce'], size='5Gi', storage_class_name=storage)
    one = write()
    mount_pvc(one, pvc_name=claim.outputs['name'], mount_path='/data')
    two = read(t=one.output)
    mount_pvc(two, pvc_name=claim.outputs['name'], mount_path='/reused', sub_path='sub')
    mount_pvc(two, pvc_name='fixed', mount_path='/fixed')
    use_secret_as_env(two, secret_name=secret, secret_key_to_env={'user': 'USER', 'password': 'PASSWORD'}, optional=True)
    use_secret_as_volume(two, secret_name='plain', mount_path='/secret')
    use_config_map_as_env(two, config_map_name=config, config_map_key_to_env={'k': 'K'})
    kubernetes.use_config_map_as_volume(two, config, '/config', optional=False)
    set_image_pull_secrets(two, [pull, 'other', secret_name().output])
    add_node_selector(two, 'cloud.google.com/gke-accelerator', 'nvidia-tesla-p4')
    add_toleration(two, 'gpu', 'Equal', 'yes', 'NoSchedule')
    add_pod_annotation(two, 'sidecar.istio.io/inject', 'false')
    with dsl.ParallelFor(['a', 'b']) as item:
        with dsl.If(item == 'a'):
            three = read(t=item)
            use_secret_as_volume(three, secret_name(n=1).output, '/s', optional=True)
            mount_pvc(three, claim.output, '/third')
            use_secret_as_env(three, item, {'k': 'E'})
    DeletePVC(pvc_name=claim.outputs['name']).after(two, three)
