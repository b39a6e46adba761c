# SPDX-License-Identifier: Apache-2.0
"""Where names may be imported from."""
from kfp import Client, compiler, components, dsl, kubernetes, local, registry
import kfp
from kfp.compiler.compiler import Compiler
from kfp.components import BaseComponent, ContainerComponent, PythonComponent, YamlComponent
from kfp.dsl.base_component import BaseComponent as Base
from kfp.dsl.graph_component import GraphComponent
from kfp.dsl.pipeline_channel import PipelineChannel, PipelineParameterChannel
from kfp.dsl.pipeline_task import PipelineTask
from kfp.dsl.structures import ContainerSpec
from kfp.dsl.types.artifact_types import Dataset
from kfp.dsl.types.type_annotations import InputPath, OutputPath


@dsl.component(base_image='python:3.12')
def work(d: dsl.Output[Dataset]) -> int:
    return 1


@dsl.container_component
def run(x: int):
    return ContainerSpec(image='busybox', command=['echo'], args=[x])


@kfp.dsl.pipeline
def imported() -> int:
    task = work()
    assert isinstance(task, PipelineTask) and isinstance(task.outputs['Output'], PipelineChannel)
    assert isinstance(work, PythonComponent) and isinstance(work, BaseComponent) and Base is BaseComponent
    assert isinstance(run, ContainerComponent) and kfp.__version__.startswith('2.')
    run(x=task.outputs['Output'])
    return task.outputs['Output']


if __name__ == '__main__':
    kfp.compiler.Compiler().compile(imported, __file__ + '.yaml')
    Client().create_run_from_pipeline_func(imported)
