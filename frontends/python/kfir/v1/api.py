# SPDX-License-Identifier: Apache-2.0
"""Which modules of kfp 1.8 there are, and where each of their names comes from. A name is fetched when somebody asks for it."""

_PARAM = ("kfir.v1.param", "PipelineParam match_serialized_pipelineparam")
_LOOP = ("kfir.v1.param", "LoopArguments LoopArgumentVariable ConditionOperator")
_PIPELINE = ("kfir.v1.pipeline", "Pipeline PipelineExecutionMode pipeline get_pipeline_conf PipelineConf")
_OP = ("kfir.v1.op", "BaseOp ContainerOp InputArgumentPath")
_CONTAINER = ("kfir.v1.container", "UserContainer Sidecar")
_GROUP = ("kfir.v1.pipeline", "OpsGroup ExitHandler Condition ParallelFor SubGraph graph_component")
_RESOURCE = ("kfir.v1.resource", "ResourceOp")
_VOLUME = ("kfir.v1.volume", "VolumeOp VolumeSnapshotOp PipelineVolume VOLUME_MODE_RWO VOLUME_MODE_RWM VOLUME_MODE_ROM")
_FUNCTION = ("kfir.v1.function", "component python_component")
_CONSTANTS = ("kfir.v1.constants", "EXECUTION_ID_PLACEHOLDER RUN_ID_PLACEHOLDER ROOT_PARAMETER_NAME")
_DSL_REFUSED = ("kfir.v1.refused", "importer")
_DSL = (_PARAM, _PIPELINE, _OP, _CONTAINER, _GROUP, _RESOURCE, _VOLUME, _FUNCTION, _CONSTANTS, _DSL_REFUSED)
_DSL_PRIVATE = (_LOOP, ("kfir.v1.container", "Container"), ("kfir.v1.pipeline", "Graph"),
                ("kfir.v1.resource", "Resource kubernetes_resource_delete_op")) + _DSL

_LOADERS = ("kfir.v1.component", "load_component load_component_from_text load_component_from_file load_component_from_url")
_ANNOTATIONS = ("kfir.v1.interface", "InputPath InputTextFile InputBinaryFile InputArtifact OutputPath OutputTextFile "
                                     "OutputBinaryFile OutputArtifact")
_FUNCTIONS = ("kfir.v1.python_component", "create_component_from_func func_to_container_op func_to_component_text")
_GRAPHS = ("kfir.v1.graph_component", "create_graph_component_from_pipeline_func")
_COMPONENTS_REFUSED = ("kfir.v1.refused", "create_component_from_func_v2 create_component_from_airflow_op")
_STORE = ("kfir.v1.store", "ComponentStore")
_COMPONENTS = (_LOADERS, _STORE, _FUNCTIONS, _GRAPHS, _ANNOTATIONS, ("kfir.v1.constants", "default_base_image_or_builder"), _COMPONENTS_REFUSED)
_COMPONENTS_PRIVATE = (("kfir.v1.component", "load_component_from_spec"),
                       ("kfir.v1.python_component", "func_to_component_file")) + _COMPONENTS
_STRUCTURES = (("kfir.v1.component", "ComponentSpec"),
               ("kfir.v1.structures", "InputSpec OutputSpec ContainerSpec ContainerImplementation InputValuePlaceholder "
                                      "InputPathPlaceholder OutputPathPlaceholder InputUriPlaceholder OutputUriPlaceholder "
                                      "InputMetadataPlaceholder InputOutputPortNamePlaceholder OutputMetadataPlaceholder "
                                      "ExecutorInputPlaceholder ConcatPlaceholder IsPresentPlaceholder IfPlaceholder "
                                      "IfPlaceholderStructure ComponentReference TaskSpec ExecutionOptionsSpec CachingStrategySpec RetryStrategySpec "
                                      "TaskOutputReference TaskOutputArgument GraphSpec GraphImplementation GraphInputReference GraphInputArgument"),
               ("kfir.v1.refused", "EqualsPredicate "
                                   "NotEqualsPredicate GreaterThanPredicate GreaterThanOrEqualPredicate LessThenPredicate "
                                   "LessThenOrEqualPredicate NotPredicate AndPredicate OrPredicate PipelineRunSpec"))
_COMPILER = (("kfir.v1.compiler", "Compiler"),)
_TYPES = (("kfir.v1.values", "InconsistentTypeException InconsistentTypeWarning check_types verify_type_compatibility"),
          ("kfir.v1.types", "BaseType Integer String Float Bool List Dict GCSPath GCRPath GCPRegion GCPProjectID LocalPath"))

MODULES = {
    "kfp": (("kfir.v1.constants", "__version__ TYPE_CHECK COMPILING_FOR_V2"),
            ("kfir.v1.refused", "Client LocalClient run_pipeline_func_on_cluster run_pipeline_func_locally")),
    "kfp.dsl": _DSL,
    "kfp.dsl._component": _DSL_PRIVATE,
    "kfp.dsl._container_op": _DSL_PRIVATE,
    "kfp.dsl._for_loop": _DSL_PRIVATE,
    "kfp.dsl._ops_group": _DSL_PRIVATE,
    "kfp.dsl._pipeline": _DSL_PRIVATE,
    "kfp.dsl._pipeline_param": _DSL_PRIVATE,
    "kfp.dsl._pipeline_volume": _DSL_PRIVATE,
    "kfp.dsl._resource_op": _DSL_PRIVATE,
    "kfp.dsl._volume_op": _DSL_PRIVATE,
    "kfp.dsl._volume_snapshot_op": _DSL_PRIVATE,
    "kfp.dsl.types": _TYPES,
    "kfp.dsl.data_passing_methods": (("kfir.v1.data_passing", "KubernetesVolume"),),
    "kfp.dsl.extensions": (),
    "kfp.dsl.extensions.kubernetes": (("kfir.v1.platforms", "use_secret"),),
    "kfp.components": _COMPONENTS,
    "kfp.components._components": _COMPONENTS_PRIVATE,
    "kfp.components._component_store": (_STORE,),
    "kfp.components._python_op": _COMPONENTS_PRIVATE,
    "kfp.components._structures": (("kfir.v1.structures", "MetadataSpec"),) + _STRUCTURES,
    "kfp.components.structures": _STRUCTURES,
    "kfp.compiler": _COMPILER + (("kfir.v1.refused", "build_python_component build_docker_image VersionedDependency"),),
    "kfp.compiler.compiler": _COMPILER,
    "kfp.compiler.main": (("kfir.v1.compiler", "main"),),
    "kfp.compiler._k8s_helper": (("kfir.v1.compiler", "sanitize_k8s_name convert_k8s_obj_to_json"),),
    "kfp.containers": (("kfir.v1.refused", "build_image_from_working_dir ContainerBuilder default_image_builder"),),
    "kfp.auth": (("kfir.v1.refused", "ServiceAccountTokenVolumeCredentials TokenCredentialsBase read_token_from_file"),
                 ("kfir.v1.constants", "KF_PIPELINES_SA_TOKEN_ENV KF_PIPELINES_SA_TOKEN_PATH")),
    "kfp.gcp": (("kfir.v1.platforms", "use_gcp_secret use_tpu use_preemptible_nodepool add_gpu_toleration"),),
    "kfp.aws": (("kfir.v1.platforms", "use_aws_secret"),),
    "kfp.azure": (("kfir.v1.platforms", "use_azure_secret"),),
    "kfp.onprem": (("kfir.v1.platforms", "mount_pvc use_k8s_secret add_default_resource_spec"),),
    "kfp.notebook": (),
}

# Modules that a bare `import kfp` brings along.
IMPLIED = {"kfp": ("components", "containers", "dsl", "auth", "compiler"),
           "kfp.dsl": ("types", "_component", "_container_op", "_for_loop", "_ops_group", "_pipeline", "_pipeline_param", "_pipeline_volume",
                       "_resource_op", "_volume_op", "_volume_snapshot_op"),
           "kfp.components": ("structures", "_component_store", "_components", "_python_op", "_structures"),
           "kfp.compiler": ("compiler", "_k8s_helper")}

# Packages of kfp that are there and that Kfir does not cover.
NOT_COVERED = ("kfp.v2", "kfp.cli", "kfp.pipeline_spec", "kfp.components.modelbase", "kfp.notebook.magic")

# What to do in the place of some of them.
INSTEAD = {"kfp.v2": "it is the v2 compiler that came with SDK 1.8; write the file for SDK 2 (`from kfp import dsl`), and compile with --sdk=v2"}
