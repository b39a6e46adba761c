# SPDX-License-Identifier: Apache-2.0
# quirk: K-06
# we accept: the group knows the item
"""A field of an item of a task's output in settings of Kubernetes: kfp looks for an output of that name, and passes none down."""
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
        task = say(text=row.text)
        kubernetes.use_config_map_as_volume(task, row.config, '/c')
        kubernetes.mount_pvc(task, row.claim, '/m')
