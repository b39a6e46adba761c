# SPDX-License-Identifier: Apache-2.0
# options: --function main
"""What programs import of kfp's insides: for annotations, for `isinstance`, for constants, and to call."""
import importlib.metadata
from typing import List, Optional, Union

import kfp
import kfp.dsl.types.type_utils
from kfp import components, dsl
from kfp.cli import compile_  # noqa: F401
from kfp.compiler import compiler_utils, pipeline_spec_builder
from kfp.components import load_yaml_utilities
from kfp.dsl import (base_component, component_decorator, component_factory, component_task_config, constants, container_component_artifact_channel,
                     executor, for_loop, graph_component, importer_node, kfp_config, notebook_helpers, pipeline_channel, pipeline_context,
                     pipeline_task, placeholders, structures, tasks_group, types, utils, v1_structures, yaml_component)
from kfp.dsl.component_factory import create_component_from_func
from kfp.dsl.types.type_annotations import *  # noqa: F403
from kfp.dsl.types import artifact_types, custom_artifact_types, type_annotations, type_utils  # noqa: F401
from kfp.kubernetes import common  # noqa: F401
from kfp.pipeline_spec import pipeline_spec_pb2  # noqa: F401
from kfp.registry import registry_client  # noqa: F401

Value = Union[pipeline_channel.PipelineParameterChannel, str]
Builder = Optional[executor.Executor]
Config = Optional[kfp_config.KFPConfig]


def annotated(task: structures.TaskSpec, channel: container_component_artifact_channel.ContainerComponentArtifactChannel,
              old: v1_structures.ComponentSpec) -> List[pipeline_task.PipelineTask]:
    return [task, channel, old]


assert callable(pipeline_spec_builder.create_pipeline_spec) and callable(compiler_utils.get_all_groups)
assert callable(load_yaml_utilities.load_component_from_text) and callable(component_decorator.component)
assert callable(notebook_helpers.run_notebook)
assert issubclass(compiler_utils.InvalidTopologyException, Exception)
assert issubclass(tasks_group.InvalidControlFlowException, Exception) and tasks_group.TasksGroupType.FOR_LOOP == 'for-loop'
assert component_task_config.TaskConfigField is dsl.TaskConfigField and pipeline_task.TaskState.FUTURE.value == 'FUTURE'

assert utils.sanitize_component_name('My Op__x') == 'comp-my-op-x' and utils.sanitize_executor_label('My_Op') == 'exec-my-op'
assert utils.sanitize_task_name('A b') == utils.maybe_rename_for_k8s('a.B') == 'a-b' and utils.sanitize_input_name('Input One') == 'input_one'
assert utils.make_name_unique_by_adding_index('a', ['a', 'a-2'], '-') == 'a-3' and utils.COMPONENT_NAME_PREFIX == 'comp-'
assert utils.validate_pipeline_name('a-1') is None
assert constants.WORKSPACE_MOUNT_PATH == artifact_types.WORKSPACE_MOUNT_PATH == '/kfp-workspace'
assert (for_loop.LOOP_ITEM_NAME_BASE, importer_node.URI_KEY, importer_node.OUTPUT_KEY) == ('loop-item', 'uri', 'artifact')
assert component_factory.SINGLE_OUTPUT_NAME == 'Output' and component_factory.EXECUTOR_MODULE == 'kfp.dsl.executor_main'
assert artifact_types.RemotePrefix.GCS.value == 'gs://'
assert artifact_types.convert_local_path_to_remote_path('/gcs/b/x') == 'gs://b/x'
assert artifact_types.convert_local_path_to_remote_path('/oci/h_i/models') == 'oci://h/i'

assert (dsl.Artifact().path, dsl.Model(uri='/x').path, dsl.Model(uri='oci://a/b').path) == ('', '/x', '/oci/a_b/models')
assert all(importlib.metadata.version(name).startswith('2.17.') for name in ('kfp', 'kfp-kubernetes', 'kfp_pipeline_spec'))

assert type_utils.is_parameter_type('typing.List[str]') and not type_utils.is_parameter_type('system.Model@0.0.1')
assert type_utils.get_parameter_type_name('Integer') == 'NUMBER_INTEGER' and type_utils.get_parameter_type(str) == type_utils.STRING == 3
assert type_utils.get_canonical_type_name_for_type(int) == 'Integer'
assert type_utils.create_bundled_artifact_type('system.Model') == 'system.Model@0.0.1'
assert type_utils.PARAMETER_TYPES_MAPPING['text'] == 3 and type_utils.ARTIFACT_CLASSES_MAPPING['model'] is dsl.Model
assert type_utils.IR_TYPE_TO_IN_MEMORY_SPEC_TYPE['STRUCT'] == 'Dict' and type_utils.IN_MEMORY_SPEC_TYPE_TO_IR_TYPE['List'] == 'LIST'
assert type_utils.check_parameter_type_compatibility('String', 'String')
assert type_utils.check_artifact_type_compatibility('system.Model@0.0.1', False, 'system.Artifact@0.0.1', False)

assert is_artifact_class(dsl.Model)  # noqa: F405
assert type_annotations.is_artifact_class(dsl.Model) and not type_annotations.is_artifact_class(str)
assert type_annotations.is_artifact_wrapped_in_Input(dsl.Input[dsl.Model]) and not type_annotations.is_artifact_wrapped_in_Output(dsl.Input[dsl.Model])
assert type_annotations.get_io_artifact_class(dsl.Output[List[dsl.Model]]) is dsl.Model
assert type_annotations.get_input_or_output_marker(dsl.Output[dsl.Model]) is type_annotations.OutputAnnotation
assert type_annotations.strip_Input_or_Output_marker(dsl.Input[dsl.Model]) is dsl.Model
assert type_annotations.maybe_strip_optional_from_annotation(Optional[str]) is str
assert type_annotations.get_short_type_name('typing.Dict[str, int]') == 'Dict' and type_annotations.is_list_of_artifacts(List[dsl.Model])


def add(a: int, b: int = 1) -> int:
    return a + b


add_op = create_component_from_func(add, base_image='python:3.12', packages_to_install=['numpy'])
text = components.load_component_from_text('name: text\nimplementation: {container: {image: i}}')
assert isinstance(add_op, base_component.BaseComponent) and isinstance(text, yaml_component.YamlComponent)
assert isinstance(add_op.component_spec, structures.ComponentSpec) and isinstance(add_op.component_spec.inputs['a'], structures.InputSpec)
assert isinstance(add_op.component_spec.implementation, structures.Implementation)
assert isinstance(add_op.component_spec.implementation.container, structures.ContainerSpecImplementation)
assert add_op.component_spec.implementation.container.image == 'python:3.12' and add_op.component_spec.implementation.importer is None
assert type_utils.is_parameter_type(add_op.component_spec.outputs['Output'].type)


@dsl.container_component
def show(n: int):
    assert isinstance(n, placeholders.InputValuePlaceholder) and isinstance(n, placeholders.PRIMITIVE_INPUT_PLACEHOLDERS)
    return dsl.ContainerSpec(image='busybox', args=[placeholders.convert_command_line_element_to_string(n)])


def _main(n: int = 2):
    assert isinstance(pipeline_context.Pipeline.get_default_pipeline(), pipeline_context.Pipeline)
    assert pipeline_channel.extract_pipeline_channels_from_any({'a': [f'x{n}', n]}) == [n] or True
    task = add_op(a=n)
    assert isinstance(task, pipeline_task.PipelineTask) and isinstance(task.output, pipeline_channel.PipelineChannel)
    assert len(pipeline_channel.extract_pipeline_channels_from_any({'a': [f'x{n}', n, task.output]})) == 2
    with dsl.ParallelFor([1, 2]) as item:
        assert isinstance(item, for_loop.LoopParameterArgument)
        show(n=item)
    group = dsl.If(task.output == 1)
    assert isinstance(group, tasks_group.TasksGroup)
    with group:
        text()


main = component_factory.create_graph_component_from_func(_main, name='inside', description='of kfp')
assert isinstance(main, graph_component.GraphComponent)
