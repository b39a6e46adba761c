# SPDX-License-Identifier: Apache-2.0
"""Functions and constants from the insides of kfp that programs use: names, types, annotations, placeholders, channels."""
import sys

from kfir.v2 import annotations, artifacts, decorators, interface, placeholders, rules, types
from kfir.v2.annotations import T  # noqa: F401
from kfir.v2.channel import PipelineChannel
from kfir.v2.checks import WORKSPACE_MOUNT_PATH  # noqa: F401
from kfir.v2.placeholders import ArtifactProxy as ContainerComponentArtifactChannel  # noqa: F401

# Names.

COMPONENT_NAME_PREFIX = "comp-"
LOOP_ITEM_NAME_BASE = "loop-item"
LOOP_ITEM_PARAM_NAME_BASE = "loop-item-param"
URI_KEY, OUTPUT_KEY, METADATA_KEY = "uri", "artifact", "metadata"

maybe_rename_for_k8s = sanitize_task_name = rules.slug
sanitize_input_name = rules.snake


def sanitize_component_name(name):
    return COMPONENT_NAME_PREFIX + rules.slug(name)


def sanitize_executor_label(label):
    return "exec-" + rules.slug(label)


def make_name_unique_by_adding_index(name, collection, delimiter):
    return rules.free(name, collection, delimiter)


def validate_pipeline_name(name):
    if not rules.is_pipeline_name(name):
        raise ValueError("`%s` cannot be the name of a pipeline: it is at most 128 letters, digits and dashes" % name)


def load_module(module_name, module_directory):
    import importlib
    sys.path.insert(0, str(module_directory))
    sys.modules.pop(module_name, None)
    return importlib.import_module(module_name)


# Types.

NUMBER_DOUBLE, NUMBER_INTEGER, STRING, BOOLEAN, LIST, STRUCT, TASK_FINAL_STATUS = range(1, 8)
DEFAULT_ARTIFACT_SCHEMA_VERSION = "0.0.1"
ARTIFACT_CLASSES_MAPPING = dict(artifacts.BY_NAME)
PARAMETER_TYPES_MAPPING = dict(types._BY_WORD)
IN_MEMORY_SPEC_TYPE_TO_IR_TYPE = {"String": "STRING", "Integer": "NUMBER_INTEGER", "Float": "NUMBER_DOUBLE", "List": "LIST", "Dict": "STRUCT",
                                  "Boolean": "BOOLEAN", types.FINAL_STATUS: "TASK_FINAL_STATUS", types.CONFIG: "TASK_CONFIG"}
IR_TYPE_TO_IN_MEMORY_SPEC_TYPE = {value: key for key, value in IN_MEMORY_SPEC_TYPE_TO_IR_TYPE.items()}
IR_TYPE_TO_COMMENT_TYPE_STRING = {types.NAMES[number]: word for number, word in types._WORDS.items()}


def is_task_final_status_type(type_name):
    return type_name == types.FINAL_STATUS


def is_task_config_type(type_name):
    return type_name == types.CONFIG


def is_parameter_type(type_name):
    if isinstance(type_name, dict):
        type_name = next(iter(type_name))
    return isinstance(type_name, str) and types.is_parameter(type_name)


spec_type_is_parameter = is_parameter_type


def get_parameter_type(param_type):
    if isinstance(param_type, dict):
        param_type = next(iter(param_type))
    return types.checked_type(param_type.__name__ if isinstance(param_type, type) else str(param_type))


def get_parameter_type_name(param_type):
    number = get_parameter_type(param_type)
    if number is None:
        raise ValueError("`%s` is no type of a parameter" % (param_type,))
    return types.NAMES[number]


def get_canonical_type_name_for_type(typ):
    try:
        return interface._WORDS.get(typ)
    except TypeError:  # not hashable
        return None


def create_bundled_artifact_type(schema_title, schema_version=None):
    return "%s@%s" % (schema_title, schema_version or DEFAULT_ARTIFACT_SCHEMA_VERSION)


def check_artifact_type_compatibility(given_type, given_is_artifact_list, expected_type, expected_is_artifact_list):
    return types.fits(given_type, given_is_artifact_list, expected_type, expected_is_artifact_list)


def check_parameter_type_compatibility(given_type, expected_type):
    return given_type == expected_type


class TypeCheckManager:
    """Sets `kfp.TYPE_CHECK` for a while."""

    def __init__(self, enable):
        self._enable = enable

    def __enter__(self):
        import kfp
        self._before, kfp.TYPE_CHECK = kfp.TYPE_CHECK, self._enable
        return self

    def __exit__(self, *exception):
        import kfp
        kfp.TYPE_CHECK = self._before


# Annotations.


def _has(annotation, *markers):
    metadata = getattr(annotation, "__metadata__", ())[:1]
    return any([marker in metadata for marker in markers])


def is_Input_Output_artifact_annotation(typ):
    return _has(typ, annotations.InputAnnotation, annotations.OutputAnnotation)


def is_embedded_input_annotation(typ):
    return _has(typ, annotations.EmbeddedAnnotation)


def is_artifact_wrapped_in_Input(typ):
    return _has(typ, annotations.InputAnnotation)


def is_artifact_wrapped_in_Output(typ):
    return _has(typ, annotations.OutputAnnotation)


def get_input_or_output_marker(typ):
    for marker in (annotations.InputAnnotation, annotations.OutputAnnotation):
        if _has(typ, marker):
            return marker
    return None


def strip_Input_or_Output_marker(typ):
    return typ.__origin__


def get_io_artifact_class(typ):
    if typ in (annotations.Input, annotations.Output) or not is_Input_Output_artifact_annotation(typ):
        return None
    return interface._element_class(typ.__origin__) or typ.__origin__


construct_type_for_inputpath_or_outputpath = annotations.normalised
maybe_strip_optional_from_annotation = interface.without_optional


def get_short_type_name(type_name):
    return types.short_name(type_name) or type_name


def is_artifact_class(artifact_class_or_instance):
    return hasattr(artifact_class_or_instance, "schema_title") and hasattr(artifact_class_or_instance, "schema_version")


issubclass_of_artifact = artifacts.is_artifact_class


def is_list_of_artifacts(annotation):
    return interface._element_class(annotation) is not None


def is_typed_named_tuple_annotation(annotation):
    return isinstance(annotation, type) and issubclass(annotation, tuple) and hasattr(annotation, "_fields") and hasattr(
        annotation, "__annotations__")


# Placeholders and channels.

PRIMITIVE_INPUT_PLACEHOLDERS = (placeholders.InputValuePlaceholder, placeholders.InputPathPlaceholder, placeholders.InputUriPlaceholder,
                                placeholders.InputMetadataPlaceholder, placeholders.InputListOfArtifactsPlaceholder)
PRIMITIVE_OUTPUT_PLACEHOLDERS = (placeholders.OutputParameterPlaceholder, placeholders.OutputPathPlaceholder, placeholders.OutputUriPlaceholder,
                                 placeholders.OutputMetadataPlaceholder, placeholders.OutputListOfArtifactsPlaceholder)


def convert_command_line_element_to_string(element):
    return element._to_string() if isinstance(element, placeholders.Placeholder) else element


def extract_pipeline_channels_from_string(payload):
    from kfir.v2.pipeline import channels_in
    return channels_in(payload)


def extract_pipeline_channels_from_any(payload):
    found = {}
    work = [payload]
    while work:
        value = work.pop()
        if isinstance(value, PipelineChannel):
            found.setdefault(value.pattern, value)
        elif isinstance(value, str):
            for channel in extract_pipeline_channels_from_string(value):
                found.setdefault(channel.pattern, channel)
        elif isinstance(value, dict):
            work += list(value.values())[::-1] + list(value)[::-1]
        elif isinstance(value, (list, tuple)):
            work += value[::-1]
    return list(found.values())


# Components.

SINGLE_OUTPUT_NAME = "Output"
EXECUTOR_MODULE = "kfp.dsl.executor_main"
CONTAINERIZED_PYTHON_COMPONENT_COMMAND = ["python3", "-m", EXECUTOR_MODULE]


def create_component_from_func(func, base_image=None, target_image=None, embedded_artifact_path=None, packages_to_install=None,
                               pip_index_urls=None, output_component_file=None, install_kfp_package=True, kfp_package_path=None,
                               pip_trusted_hosts=None, use_venv=False, additional_funcs=None, task_config_passthroughs=None):
    return decorators.component(**locals())


def create_notebook_component_from_func(func, **options):
    return decorators.notebook_component(func, **options)


create_container_component_from_func = decorators.container_component


def create_graph_component_from_func(func, name=None, description=None, display_name=None, pipeline_config=None):
    return decorators.pipeline(pipeline_root=getattr(func, "pipeline_root", None), **locals())


def extract_component_interface(func, containerized=False, description=None, name=None):
    result = interface.of_function(func, interface.CONTAINER if containerized else interface.PYTHON)
    if name:
        result.name = rules.slug(name)
    if description:
        result.description = description
    return result


convert_local_path_to_remote_path = artifacts.remote_path


# Settings of Kubernetes as messages.


def get_existing_kubernetes_config_as_message(task):
    from google.protobuf import json_format
    from kfir.v2 import wire
    return json_format.ParseDict(task.platform_config.get("kubernetes", {}), wire.message_class("KubernetesExecutorConfig", "kfp_kubernetes")())


def parse_k8s_parameter_input(input_param, task):
    from google.protobuf import json_format
    from kfir.v2 import platform, wire
    message = wire.message_class("TaskInputsSpec.InputParameterSpec")()
    return json_format.ParseDict(platform.parameter(task, "a setting of Kubernetes", input_param), message)


def __getattr__(name):
    """Enumerations, since importing `enum` is slow."""
    members = {"RemotePrefix": {"GCS": "gs://", "MINIO": "minio://", "S3": "s3://", "OCI": "oci://"},
               "TaskState": {"FUTURE": "FUTURE", "FINAL": "FINAL"},
               "TasksGroupType": {"PIPELINE": "pipeline", "CONDITION": "condition", "CONDITION_BRANCHES": "condition-branches",
                                  "FOR_LOOP": "for-loop", "EXIT_HANDLER": "exit-handler"}}.get(name)
    if members is None:
        raise AttributeError(name)
    import enum
    result = globals()[name] = enum.Enum(name, members, type=str if name == "TasksGroupType" else None)
    return result
