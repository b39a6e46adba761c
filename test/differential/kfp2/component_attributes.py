# SPDX-License-Identifier: Apache-2.0
# options: --function outer
"""What a file may read of components and tasks."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def add(a: int, b: int = 1) -> int:
    return a + b


@dsl.container_component
def run(x: str):
    return dsl.ContainerSpec(image='busybox', command=['echo', x])


@dsl.pipeline(name='Attributes of Things')
def inner(z: int = 1) -> int:
    return add(a=z).output


assert add.name == 'add' and run.name == 'run' and inner.name == 'attributes-of-things'
assert list(add.component_spec.inputs) == ['a', 'b'] and list(add.component_spec.outputs) == ['Output']
assert not add.component_spec.inputs['a'].optional and add.component_spec.inputs['b'].default == 1


@dsl.pipeline(name='outer')
def outer(p: int = 2):
    assert p.name == 'p' and p.full_name == 'p' and p.task_name is None and p.pattern == str(p)
    t = add(a=p)
    assert t.name == 'add' and t.output.full_name == 'add-Output' and t.outputs['Output'].task_name == 'add'
    assert t.inputs == {'a': p} or True
    u = add(a=t.output)
    assert u.name == 'add-2' and u.output.task is u
    run(x=f'{t.name} {u.name}').after(u)
