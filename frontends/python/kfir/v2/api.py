# SPDX-License-Identifier: Apache-2.0
"""Which modules of kfp 2.17 there are, and where each of their names comes from. A name is fetched when somebody asks for it."""

_ARTIFACTS = ("kfir.v2.artifacts", "Artifact Dataset Model Metrics ClassificationMetrics SlicedClassificationMetrics HTML Markdown get_uri")
_ANNOTATIONS = ("kfir.v2.annotations", "Input Output EmbeddedInput InputPath OutputPath InputAnnotation OutputAnnotation EmbeddedAnnotation")
_DECORATORS = ("kfir.v2.decorators", "component container_component notebook_component pipeline")
_GROUPS = ("kfir.v2.groups", "If Elif Else Condition ParallelFor ExitHandler")
_CHANNELS = ("kfir.v2.channel", "OneOf Collected")
_PLACEHOLDERS = ("kfir.v2.placeholders", "ConcatPlaceholder IfPresentPlaceholder")
_PLACEHOLDER_CLASSES = ("kfir.v2.placeholders", "Placeholder InputListOfArtifactsPlaceholder InputMetadataPlaceholder InputPathPlaceholder "
                                                "InputUriPlaceholder InputValuePlaceholder OutputListOfArtifactsPlaceholder "
                                                "OutputMetadataPlaceholder OutputParameterPlaceholder OutputPathPlaceholder "
                                                "OutputUriPlaceholder")
_MARKERS = ("kfir.v2.markers", "PIPELINE_JOB_NAME_PLACEHOLDER PIPELINE_JOB_RESOURCE_NAME_PLACEHOLDER PIPELINE_JOB_ID_PLACEHOLDER "
                               "PIPELINE_TASK_NAME_PLACEHOLDER PIPELINE_TASK_ID_PLACEHOLDER PIPELINE_TASK_EXECUTOR_OUTPUT_PATH_PLACEHOLDER "
                               "PIPELINE_TASK_EXECUTOR_INPUT_PLACEHOLDER PIPELINE_ROOT_PLACEHOLDER PIPELINE_JOB_CREATE_TIME_UTC_PLACEHOLDER "
                               "PIPELINE_JOB_SCHEDULE_TIME_UTC_PLACEHOLDER WORKSPACE_PATH_PLACEHOLDER PipelineTaskFinalStatus TaskConfig "
                               "TaskConfigField TaskConfigPassthrough run_notebook")
_CONFIG = ("kfir.v2.config", "PipelineConfig WorkspaceConfig KubernetesWorkspaceConfig")
_TASK = ("kfir.v2.task", "PipelineTask")
_IMPORTER = ("kfir.v2.importer", "importer")
_STRUCTURES = ("kfir.v2.structures", "ContainerSpec")
_COMPONENTS = ("kfir.v2.component", "BaseComponent PythonComponent ContainerComponent YamlComponent")
_GRAPH = ("kfir.v2.component", "GraphComponent")
_LOADERS = ("kfir.v2.loading", "load_component_from_text load_component_from_file load_component_from_url")
_KUBERNETES = ("kfir.v2.kubernetes", "CreatePVC DeletePVC add_ephemeral_volume add_node_affinity add_node_affinity_json add_node_selector "
                                     "add_node_selector_json add_pod_annotation add_pod_label add_toleration add_toleration_json "
                                     "empty_dir_mount mount_pvc set_image_pull_policy set_image_pull_secrets set_security_context "
                                     "set_timeout use_config_map_as_env use_config_map_as_volume use_field_path_as_env use_secret_as_env "
                                     "use_secret_as_volume")
_COMPILER = (("kfir.v2.compiler", "Compiler KubernetesManifestOptions"),)
_DSL = (_ARTIFACTS, _ANNOTATIONS, _DECORATORS, _GROUPS, _CHANNELS, _PLACEHOLDERS, _MARKERS, _CONFIG, _TASK, _IMPORTER, _STRUCTURES)
_ALL_COMPONENTS = (_COMPONENTS, _LOADERS)
_CHANNEL_CLASSES = ("kfir.v2.channel", "PipelineChannel PipelineParameterChannel PipelineArtifactChannel OneOfMixin OneOfParameter OneOfArtifact "
                                       "ConditionOperation create_pipeline_channel")
_ERRORS = ("kfir.v2.errors", "InconsistentTypeException InconsistentTypeWarning")

_CLIENT = ("kfir.v2.refused", "Client KF_PIPELINES_SA_TOKEN_ENV KF_PIPELINES_SA_TOKEN_PATH ServiceAccountTokenVolumeCredentials "
                              "TokenCredentialsBase")
_LOCAL = ("kfir.v2.refused", "init SubprocessRunner DockerRunner")
_REGISTRY = ("kfir.v2.refused", "RegistryClient ApiAuth")

MODULES = {
    "kfp": (("kfir.v2.markers", "__version__ TYPE_CHECK"), ("kfir.v2.refused", "Client")),
    "kfp.version": (("kfir.v2.markers", "__version__"),),
    "kfp.dsl": _DSL,
    "kfp.dsl.base_component": (_COMPONENTS,),
    "kfp.dsl.component_decorator": (_DECORATORS,),
    "kfp.dsl.container_component_class": (_COMPONENTS,),
    "kfp.dsl.container_component_decorator": (_DECORATORS,),
    "kfp.dsl.for_loop": (("kfir.v2.loops", "LoopParameterArgument LoopArtifactArgument LoopArgumentVariable"), _CHANNELS),
    "kfp.dsl.graph_component": (_GRAPH,),
    "kfp.dsl.importer_node": (_IMPORTER,),
    "kfp.dsl.pipeline_channel": (_CHANNEL_CLASSES, _CHANNELS),
    "kfp.dsl.pipeline_config": (_CONFIG,),
    "kfp.dsl.pipeline_context": (("kfir.v2.pipeline", "Pipeline"), _DECORATORS),
    "kfp.dsl.pipeline_task": (_TASK,),
    "kfp.dsl.placeholders": (_PLACEHOLDERS, _PLACEHOLDER_CLASSES),
    "kfp.dsl.python_component": (_COMPONENTS,),
    "kfp.dsl.structures": (_STRUCTURES, ("kfir.v2.structures", "ComponentSpec InputSpec OutputSpec")),
    "kfp.dsl.task_config": (_MARKERS,),
    "kfp.dsl.task_final_status": (_MARKERS,),
    "kfp.dsl.tasks_group": (_GROUPS, ("kfir.v2.pipeline", "TasksGroup"), ("kfir.v2.errors", "InvalidControlFlowException")),
    "kfp.dsl.types": (),
    "kfp.dsl.types.artifact_types": (_ARTIFACTS,),
    "kfp.dsl.types.type_annotations": (_ANNOTATIONS,),
    "kfp.dsl.types.type_utils": (_ERRORS,),
    "kfp.dsl.yaml_component": (_COMPONENTS,),
    "kfp.components": _ALL_COMPONENTS,
    "kfp.components.placeholders": (_PLACEHOLDERS, _PLACEHOLDER_CLASSES),
    "kfp.components.base_component": (_COMPONENTS,),
    "kfp.compiler": _COMPILER,
    "kfp.compiler.compiler": _COMPILER,
    "kfp.compiler.compiler_utils": (("kfir.v2.errors", "InvalidTopologyException"), ("kfir.v2.compiler", "KubernetesManifestOptions")),
    "kfp.client": (_CLIENT,),
    "kfp.client.auth": (_CLIENT,),
    "kfp.client.client": (_CLIENT,),
    "kfp.client.set_volume_credentials": (_CLIENT,),
    "kfp.client.token_credentials_base": (_CLIENT,),
    "kfp.kubernetes": (_KUBERNETES, ("kfir.v2.kubernetes", "__version__")),
    "kfp.kubernetes.config_map": (_KUBERNETES,),
    "kfp.kubernetes.empty_dir": (_KUBERNETES,),
    "kfp.kubernetes.field": (_KUBERNETES,),
    "kfp.kubernetes.image": (_KUBERNETES,),
    "kfp.kubernetes.node_affinity": (_KUBERNETES,),
    "kfp.kubernetes.node_selector": (_KUBERNETES,),
    "kfp.kubernetes.pod_metadata": (_KUBERNETES,),
    "kfp.kubernetes.secret": (_KUBERNETES,),
    "kfp.kubernetes.security_context": (_KUBERNETES,),
    "kfp.kubernetes.timeout": (_KUBERNETES,),
    "kfp.kubernetes.toleration": (_KUBERNETES,),
    "kfp.kubernetes.volume": (_KUBERNETES,),
    "kfp.local": (_LOCAL,),
    "kfp.local.config": (_LOCAL,),
    "kfp.registry": (_REGISTRY,),
    "kfp.registry.registry_client": (_REGISTRY,),
    "kfp.v2": (),
    "kfp.v2.dsl": _DSL,
    "kfp.v2.components": _ALL_COMPONENTS,
    "kfp.v2.compiler": _COMPILER,
}

# Names that `from MODULE import *` leaves out.
HIDDEN = {"kfp.dsl": ("EmbeddedInput", "InputAnnotation", "OutputAnnotation", "EmbeddedAnnotation")}

# Modules that a bare `import kfp` brings along.
IMPLIED = {"kfp": ("components", "dsl", "compiler", "client", "local", "registry", "kubernetes", "v2", "version"),
           "kfp.dsl": ("types", "base_component", "for_loop", "graph_component", "importer_node", "pipeline_channel", "pipeline_config",
                       "pipeline_context", "pipeline_task", "placeholders", "python_component", "structures", "task_config",
                       "task_final_status", "tasks_group", "yaml_component"),
           "kfp.components": ("placeholders", "base_component"),
           "kfp.dsl.types": ("artifact_types", "type_annotations", "type_utils"), "kfp.compiler": ("compiler", "compiler_utils"),
           "kfp.kubernetes": ("config_map", "empty_dir", "field", "image", "node_affinity", "node_selector", "pod_metadata", "secret",
                              "security_context", "timeout", "toleration", "volume"),
           "kfp.client": ("auth", "client", "set_volume_credentials", "token_credentials_base"), "kfp.local": ("config",),
           "kfp.registry": ("registry_client",),
           "kfp.v2": ("dsl", "components", "compiler")}

# Packages of kfp that are there and that Kfir does not cover.
NOT_COVERED = ()


def more():
    from kfir.v2 import inner
    return inner
