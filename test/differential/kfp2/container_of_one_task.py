# SPDX-License-Identifier: Apache-2.0
# options: --function main
"""What is set in `container_spec` counts for that task alone."""
from kfp import dsl
from kfp.dsl import structures


@dsl.component(base_image='python:3.12')
def say(text: str = 'x') -> str:
    return text


@dsl.container_component
def show(text: str, model: dsl.Output[dsl.Model]):
    return dsl.ContainerSpec(image='busybox', command=['sh', '-c'], args=[text, model.path])


@dsl.pipeline
def main(text: str = 'v'):
    first = show(text=text)
    assert isinstance(first.container_spec, structures.ContainerSpecImplementation)
    assert (first.container_spec.image, first.container_spec.env, first.container_spec.resources) == ('busybox', None, None)
    first.container_spec.args.append('--more')
    first.container_spec.command = ['bash'] + first.container_spec.command[1:]
    second = show(text=text)
    assert second.container_spec.args == ["{{$.inputs.parameters['text']}}", "{{$.outputs.artifacts['model'].path}}"]
    second.container_spec.image = 'alpine'
    assert second.container_spec.image == 'alpine'
    second.set_cpu_limit('2').set_env_variable('A', 'b')
    assert second.container_spec.resources.cpu_limit == '2' and second.container_spec.env == {'A': 'b'}
    second.container_spec.resources.memory_limit = '1G'
    second.container_spec.env['C'] = 'd'
    third = show(text='t')
    third.container_spec.resources = structures.ResourceSpec(cpu_request='1', accelerator_type='a', accelerator_count='1')
    third.container_spec.env = {'E': 'f'}
    third.container_spec.args = []
    with dsl.ParallelFor([1, 2]):
        fourth = say()
        fourth.container_spec.image = 'python:3.13'
    say(text=show(text='u').name)
