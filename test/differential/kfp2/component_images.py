# SPDX-License-Identifier: Apache-2.0
"""Images of Python components, packages, and a component in an image of its own."""
from kfp import dsl


@dsl.component
def default_image(a: int = 1):
    pass


@dsl.component(base_image='')
def empty_image(a: int = 1):
    pass


@dsl.component(target_image='registry/mine:1')
def built(a: int = 1):
    pass


@dsl.component(base_image='x', target_image='registry/mine:1', packages_to_install=['a'])
def built_and_installed(a: int = 1):
    pass


@dsl.component(base_image='python:3.12', packages_to_install=['pandas==2.0', "x; python_version<'3'"], pip_index_urls=['https://a', 'https://b'],
               pip_trusted_hosts=['h'], use_venv=True, install_kfp_package=True)


def installed(a: int = 1):
    pass


@dsl.pipeline
def images():
    default_image()
    empty_image()
    built()
    built_and_installed()
    installed()
