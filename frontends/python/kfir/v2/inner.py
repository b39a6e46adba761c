# SPDX-License-Identifier: Apache-2.0
"""The insides of kfp 2.17 that programs import, beside what kfir.v2.api has: in the same shape, and loaded when one is asked for.

What is here for its name alone (annotations, `isinstance`) can't be called: it says so.
"""
from kfir.v2 import api

_UTILS = "kfir.v2.inner_functions"

_LAZY = {  # where what works comes from
    "kfp.dsl.utils": ((_UTILS, "COMPONENT_NAME_PREFIX load_module maybe_rename_for_k8s sanitize_input_name sanitize_component_name "
                               "sanitize_task_name sanitize_executor_label make_name_unique_by_adding_index validate_pipeline_name"),),
    "kfp.dsl.constants": ((_UTILS, "WORKSPACE_MOUNT_PATH"),),
    "kfp.dsl.types.artifact_types": ((_UTILS, "WORKSPACE_MOUNT_PATH RemotePrefix convert_local_path_to_remote_path"),),
    "kfp.dsl.types.type_utils": ((_UTILS, "DEFAULT_ARTIFACT_SCHEMA_VERSION ARTIFACT_CLASSES_MAPPING PARAMETER_TYPES_MAPPING NUMBER_DOUBLE "
                                          "NUMBER_INTEGER STRING BOOLEAN LIST STRUCT TASK_FINAL_STATUS IR_TYPE_TO_IN_MEMORY_SPEC_TYPE "
                                          "IR_TYPE_TO_COMMENT_TYPE_STRING IN_MEMORY_SPEC_TYPE_TO_IR_TYPE is_task_final_status_type "
                                          "is_task_config_type is_parameter_type get_parameter_type get_parameter_type_name "
                                          "get_canonical_type_name_for_type create_bundled_artifact_type check_artifact_type_compatibility "
                                          "check_parameter_type_compatibility TypeCheckManager is_typed_named_tuple_annotation"),),
    "kfp.dsl.types.type_annotations": ((_UTILS, "T construct_type_for_inputpath_or_outputpath is_Input_Output_artifact_annotation "
                                                "is_embedded_input_annotation is_artifact_wrapped_in_Input is_artifact_wrapped_in_Output "
                                                "get_io_artifact_class strip_Input_or_Output_marker get_input_or_output_marker "
                                                "maybe_strip_optional_from_annotation get_short_type_name is_artifact_class "
                                                "is_list_of_artifacts issubclass_of_artifact"),),
    "kfp.dsl.pipeline_channel": ((_UTILS, "extract_pipeline_channels_from_string extract_pipeline_channels_from_any"),),
    "kfp.dsl.pipeline_task": ((_UTILS, "TaskState"),),
    "kfp.dsl.placeholders": ((_UTILS, "PRIMITIVE_INPUT_PLACEHOLDERS PRIMITIVE_OUTPUT_PLACEHOLDERS convert_command_line_element_to_string"),),
    "kfp.dsl.for_loop": ((_UTILS, "LOOP_ITEM_NAME_BASE LOOP_ITEM_PARAM_NAME_BASE"),),
    "kfp.dsl.importer_node": ((_UTILS, "URI_KEY OUTPUT_KEY METADATA_KEY"),),
    "kfp.dsl.structures": (("kfir.v2.structures", "ContainerSpecImplementation ImporterSpec Implementation"), ("kfir.v2.task_container", "ResourceSpec"),
                               (_UTILS, "spec_type_is_parameter")),
    "kfp.dsl.component_factory": ((_UTILS, "SINGLE_OUTPUT_NAME EXECUTOR_MODULE CONTAINERIZED_PYTHON_COMPONENT_COMMAND "
                                           "create_component_from_func create_notebook_component_from_func "
                                           "create_container_component_from_func create_graph_component_from_func "
                                           "extract_component_interface"),),
    "kfp.dsl.component_task_config": (api._MARKERS,),
    "kfp.dsl.container_component_artifact_channel": ((_UTILS, "ContainerComponentArtifactChannel"),),
    "kfp.dsl.notebook_component_decorator": (api._DECORATORS,),
    "kfp.dsl.notebook_helpers": (api._MARKERS,),
    "kfp.dsl.tasks_group": (("kfir.v2.groups", "ConditionBranches _ConditionBase"), (_UTILS, "TasksGroupType")),
    "kfp.components.load_yaml_utilities": (api._LOADERS,),
    "kfp.kubernetes.common": ((_UTILS, "get_existing_kubernetes_config_as_message parse_k8s_parameter_input"),),
}

# What has only its name.
_ABSENT = {
    "kfp.dsl.base_component": "BlockPipelineTaskRegistration",
    "kfp.dsl.component_factory": "ComponentInfo make_index_url_options make_pip_install_command maybe_make_unique get_name_to_specs "
                                 "canonicalize_annotation make_input_output_spec_args make_output_spec make_input_spec "
                                 "make_input_for_parameterized_container_component_function get_pipeline_description",
    "kfp.dsl.importer_component": "ImporterComponent",
    "kfp.dsl.executor": "Executor create_artifact_instance is_parameter is_artifact is_named_tuple makedirs_recursively",
    "kfp.dsl.executor_main": "executor_main",
    "kfp.dsl.kfp_config": "KFPConfig",
    "kfp.dsl.pipeline_task": "block_if_final warn_if_final check_primitive_placeholder_is_used_for_correct_io_type",
    "kfp.dsl.placeholders": "convert_command_line_element_to_string_or_struct maybe_convert_v1_yaml_placeholder_to_v2_placeholder",
    "kfp.dsl.structures": "RetryPolicy TaskSpec check_placeholder_references_valid_io_name normalize_time_string "
                          "convert_duration_to_seconds load_documents_from_yaml",
    "kfp.dsl.tasks_group": "maybe_make_and_insert_conditional_branches_group",
    "kfp.dsl.templates": "",
    "kfp.dsl.templates.notebook_executor": "kfp_run_notebook get_notebook_executor_source",
    "kfp.dsl.types.custom_artifact_types": "get_custom_artifact_type_import_statements get_param_to_custom_artifact_class "
                                           "get_full_qualname_for_artifact get_symbol_import_path traverse_ast_node_values_to_get_id "
                                           "get_custom_artifact_base_symbol_for_parameter get_custom_artifact_base_symbol_for_return "
                                           "get_custom_artifact_import_items_from_function",
    "kfp.dsl.types.type_annotations": "maybe_strip_optional_from_annotation_string get_inner_type is_generic_list",
    "kfp.dsl.types.type_utils": "strtobool bool_cast_fn try_loading_json deserialize_v1_component_yaml_default "
                                "bundled_artifact_to_artifact_proto verify_type_compatibility check_v1_struct_parameter_type_compatibility "
                                "get_canonical_name_for_outer_generic validate_schema_version validate_schema_title "
                                "validate_bundled_artifact_type",
    "kfp.dsl.v1_modelbase": "ModelBase verify_object_against_type parse_object_from_struct_based_on_type convert_object_to_struct "
                            "parse_object_from_struct_based_on_class_init",
    "kfp.dsl.v1_structures": "InputSpec OutputSpec InputValuePlaceholder InputPathPlaceholder OutputPathPlaceholder InputUriPlaceholder "
                             "OutputUriPlaceholder InputMetadataPlaceholder InputOutputPortNamePlaceholder OutputMetadataPlaceholder "
                             "ExecutorInputPlaceholder ConcatPlaceholder IsPresentPlaceholder IfPlaceholderStructure IfPlaceholder "
                             "ContainerSpec ContainerImplementation MetadataSpec ComponentSpec ComponentReference GraphInputReference "
                             "GraphInputArgument TaskOutputReference TaskOutputArgument TaskSpec GraphSpec GraphImplementation "
                             "PipelineRunSpec RetryStrategySpec CachingStrategySpec ExecutionOptionsSpec",
    "kfp.compiler.compiler_utils": "additional_input_name_for_pipeline_channel get_all_groups get_parent_groups get_channels_from_condition "
                                   "get_condition_channels_for_tasks get_inputs_for_all_groups get_outputs_for_all_groups get_dependencies "
                                   "validate_parallel_for_fan_in_consumption_legal make_new_channel_for_collected_outputs "
                                   "recursive_replace_placeholders",
    "kfp.compiler.pipeline_spec_builder": "to_protobuf_value build_task_spec_for_task build_component_spec_for_exit_task "
                                          "build_component_spec_for_task connect_single_dag_output connect_oneof_dag_output "
                                          "validate_dag_outputs build_oneof_dag_outputs build_importer_spec_for_task "
                                          "build_container_spec_for_task build_component_spec_for_group build_task_spec_for_exit_task "
                                          "build_task_spec_for_group modify_pipeline_spec_with_override build_spec_by_group "
                                          "modify_task_for_ignore_upstream_failure platform_config_to_platform_spec merge_platform_specs "
                                          "merge_platform_deployment_config build_exit_handler_groups_recursively "
                                          "merge_deployment_spec_and_component_spec validate_pipeline_outputs_dict create_pipeline_spec "
                                          "convert_pipeline_outputs_to_dict write_pipeline_spec_to_file extract_comments_from_pipeline_spec",
    "kfp.kubernetes.common": "camel_to_python_case deserialize_dict_to_k8s_model_keys",
    "kfp.local.config": "LocalExecutionConfig LocalRunnerType",
    "kfp.local.pipeline_orchestrator": "run_local_pipeline",
    "kfp.local.status": "Status",
    "kfp.local.task_dispatcher": "run_single_task",
    "kfp.local.task_handler_interface": "ITaskHandler",
    "kfp.registry.context": "",
    "kfp.cli": "",
    "kfp.cli.__main__": "main",
    "kfp.cli.cli": "cli main",
    "kfp.cli.compile_": "is_pipeline_func is_component_func collect_pipeline_or_component_from_module collect_pipeline_or_component_func "
                        "parse_parameters compile_ main",
    "kfp.cli.component": "ComponentBuilder component build",
    "kfp.cli.dsl": "dsl",
    "kfp.cli.experiment": "experiment",
    "kfp.cli.output": "OutputFormat print_output",
    "kfp.cli.pipeline": "pipeline",
    "kfp.cli.recurring_run": "recurring_run",
    "kfp.cli.run": "run",
    "kfp.cli.utils": "",
    "kfp.kubeflow_client": "",
    "kfp.kubeflow_client.api": "",
    "kfp.kubeflow_client.api.pipelines_client": "PipelinesClient",
    "kfp.kubeflow_client.backends": "",
    "kfp.kubeflow_client.types": "",
}

_MESSAGES = {"kfp.pipeline_spec.pipeline_spec_pb2": "ml_pipelines", "kfp.kubernetes.kubernetes_executor_config_pb2": "kfp_kubernetes"}

MODULES = frozenset(list(_LAZY) + list(_ABSENT) + list(_MESSAGES) + ["kfp.pipeline_spec"])


def names(module):
    found = [word for _, words in _LAZY.get(module, ()) for word in words.split()]
    return found + _ABSENT.get(module, "").split()


def find(module, name):
    """The member `name` of `module`, or AttributeError."""
    for source, words in _LAZY.get(module, ()):
        if name in words.split():
            __import__(source)
            import sys
            return getattr(sys.modules[source], name)
    if name in _ABSENT.get(module, "").split():
        return _stand_in(module, name)
    if module in _MESSAGES and not name.startswith("_"):
        from kfir.v2 import wire
        try:
            return wire.message_class(name, _MESSAGES[module])
        except KeyError:
            raise AttributeError("module '%s' has no attribute '%s'" % (module, name)) from None
    path = "%s.%s" % (module, name)
    if path in MODULES or path in api.MODULES:
        import importlib
        return importlib.import_module(path)
    raise AttributeError("module '%s' has no attribute '%s'" % (module, name))


def _stand_in(module, name):
    def refuse(*args, **kwargs):
        raise NotImplementedError("`%s.%s` is a part of the insides of kfp that Kfir has the name of alone" % (module, name))

    refuse.__name__ = refuse.__qualname__ = name
    refuse.__module__ = module
    if not name[0].isupper():
        return refuse
    return type(name, (), {"__init__": refuse, "__module__": module})
