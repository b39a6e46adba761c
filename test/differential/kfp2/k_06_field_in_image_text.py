# SPDX-License-Identifier: Apache-2.0
# quirk: K-06
"""A field of a constant item in the text of an image, in a group below the loop, by itself and beside other uses."""
from kfp import dsl, kubernetes


@dsl.component(base_image='i')
def say(text: str = '') -> str:
    return text


@dsl.pipeline
def main(n: int = 1):
    with dsl.ParallelFor([{'name_of': 'x', 'tag': '1'}, {'name_of': 'y', 'tag': '2'}]) as row:
        with dsl.If(n == 1):
            say().set_container_image(f'gcr.io/{row.name_of}')
        with dsl.If(n == 2):
            task = say()
            kubernetes.use_secret_as_env(task, row.tag, {'key': 'KEY'})
            task.set_container_image(f'gcr.io/{row.tag}')
        with dsl.If(n == 3):
            task = say().set_container_image(f'gcr.io/{row.tag}')
            kubernetes.use_secret_as_env(task, row.tag, {'key': 'KEY'})
            task.set_container_image('gcr.io/plain')
