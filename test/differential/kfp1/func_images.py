# Where the image of a function component comes from, its packages, its annotations, its name and its description.
import functools

from kfp import components, dsl
from kfp.components import create_component_from_func, func_to_container_op


def work(a: int) -> int:
    return a


def described():
    """One line

    and another."""


def with__odd___name_(x_path: components.OutputPath(), y_file_path: components.OutputPath('Y')):
    pass


default = create_component_from_func(work)
image = create_component_from_func(work, base_image='gcr.io/p/i@sha256:00')
packages = create_component_from_func(work, packages_to_install=['pandas==1.0', 'a b', "quo'te"])
no_packages = create_component_from_func(work, packages_to_install=[])
annotated = create_component_from_func(work, annotations={'author': 'me', 'volatile_component': 'true', 'é': '{"a": 1}'})
extra = func_to_container_op(work, extra_code='import os\nX = "{{not a placeholder}}"\n')
partial = functools.partial(create_component_from_func, base_image='partial:1')
by_partial = partial(work)


@partial
def decorated(a: str = 'x') -> str:
    return a


@dsl.pipeline(name='func-images')
def func_images():
    for op in (default, image, packages, no_packages, annotated, extra, by_partial):
        op(1)
    decorated()
    decorated('y').set_display_name('Shown')
    create_component_from_func(described)()
    create_component_from_func(with__odd___name_)()
