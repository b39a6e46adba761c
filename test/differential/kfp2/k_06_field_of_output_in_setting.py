# SPDX-License-Identifier: Apache-2.0
# quirk: K-06
"""A field of an item of a task's output in a setting of Kubernetes, where text beside it makes kfp pass one of that name down."""
from kfp import dsl, kubernetes


@dsl.component(base_image='i')
def rows() -> list:
    return []


@dsl.component(base_image='i')
def say(text: str = '') -> str:
    return text


@dsl.pipeline
def main():
    made = rows()
    with dsl.ParallelFor(made.output) as row:
        with dsl.ParallelFor(['a', 'b']):
            task = say()
            kubernetes.use_config_map_as_volume(task, row.config, '/c')
            kubernetes.mount_pvc(task, row.claim, '/m')
            say(text=f'{row.config} {row.claim}')
