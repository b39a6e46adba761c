# SPDX-License-Identifier: Apache-2.0
"""Which SDK of KFP a file is written for, told by its imports and calls. The file is parsed, not run."""
import os
import sys

_AST_ONLY = 0x400  # ast.PyCF_ONLY_AST; importing `ast` costs more than all of this

# Dotted names that only one of the SDKs has; a name also stands for everything below it.
_ONLY_V1 = """
kfp.gcp kfp.aws kfp.azure kfp.onprem kfp.notebook kfp.containers kfp.auth kfp.run_pipeline_func_on_cluster kfp.run_pipeline_func_locally
kfp.LocalClient kfp.COMPILING_FOR_V2
kfp.components._components kfp.components._python_op kfp.components._structures kfp.components.structures kfp.components.ComponentStore
kfp.components.func_to_container_op kfp.components.create_component_from_func kfp.components.func_to_component_text
kfp.components.create_component_from_func_v2 kfp.components.create_graph_component_from_pipeline_func
kfp.components.create_component_from_airflow_op kfp.components.load_component kfp.components.default_base_image_or_builder
kfp.components.InputPath kfp.components.OutputPath kfp.components.InputTextFile kfp.components.OutputTextFile
kfp.components.InputBinaryFile kfp.components.OutputBinaryFile kfp.components.InputArtifact kfp.components.OutputArtifact
kfp.compiler.main kfp.compiler._k8s_helper kfp.compiler.build_python_component kfp.compiler.build_docker_image
kfp.compiler.VersionedDependency
kfp.dsl._container_op kfp.dsl._pipeline_param kfp.dsl._for_loop kfp.dsl._ops_group kfp.dsl._pipeline kfp.dsl._component
kfp.dsl._resource_op kfp.dsl._pipeline_volume kfp.dsl._volume_op kfp.dsl._volume_snapshot_op
kfp.dsl.data_passing_methods kfp.dsl.extensions
kfp.dsl.types.Integer kfp.dsl.types.String kfp.dsl.types.Float kfp.dsl.types.Bool kfp.dsl.types.List kfp.dsl.types.Dict
kfp.dsl.types.GCSPath kfp.dsl.types.GCRPath kfp.dsl.types.GCPRegion kfp.dsl.types.GCPProjectID kfp.dsl.types.LocalPath
kfp.dsl.types.BaseType
kfp.dsl.ContainerOp kfp.dsl.BaseOp kfp.dsl.ResourceOp kfp.dsl.VolumeOp kfp.dsl.VolumeSnapshotOp kfp.dsl.PipelineVolume
kfp.dsl.VOLUME_MODE_RWO kfp.dsl.VOLUME_MODE_RWM kfp.dsl.VOLUME_MODE_ROM kfp.dsl.UserContainer kfp.dsl.Sidecar
kfp.dsl.InputArgumentPath kfp.dsl.PipelineParam kfp.dsl.PipelineConf kfp.dsl.get_pipeline_conf kfp.dsl.Pipeline
kfp.dsl.PipelineExecutionMode kfp.dsl.OpsGroup kfp.dsl.SubGraph kfp.dsl.graph_component kfp.dsl.python_component
kfp.dsl.match_serialized_pipelineparam kfp.dsl.EXECUTION_ID_PLACEHOLDER kfp.dsl.RUN_ID_PLACEHOLDER kfp.dsl.ROOT_PARAMETER_NAME
""".split()

_ONLY_V2 = """
kfp.kubernetes kfp.registry kfp.local kfp.client kfp.compiler.compiler_utils kfp.version
kfp.components.BaseComponent kfp.components.ContainerComponent kfp.components.PythonComponent kfp.components.YamlComponent
kfp.dsl.If kfp.dsl.Elif kfp.dsl.Else kfp.dsl.OneOf kfp.dsl.Collected kfp.dsl.container_component kfp.dsl.notebook_component
kfp.dsl.ContainerSpec kfp.dsl.ConcatPlaceholder kfp.dsl.IfPresentPlaceholder kfp.dsl.Input kfp.dsl.Output kfp.dsl.InputPath
kfp.dsl.OutputPath kfp.dsl.Artifact kfp.dsl.Dataset kfp.dsl.Model kfp.dsl.Metrics kfp.dsl.ClassificationMetrics
kfp.dsl.SlicedClassificationMetrics kfp.dsl.Markdown kfp.dsl.HTML kfp.dsl.importer kfp.dsl.get_uri kfp.dsl.PipelineTask
kfp.dsl.PipelineTaskFinalStatus kfp.dsl.PipelineChannel kfp.dsl.PipelineConfig kfp.dsl.WorkspaceConfig kfp.dsl.KubernetesWorkspaceConfig
kfp.dsl.TaskConfig kfp.dsl.TaskConfigField kfp.dsl.TaskConfigPassthrough kfp.dsl.EmbeddedInput
kfp.dsl.PIPELINE_JOB_NAME_PLACEHOLDER kfp.dsl.PIPELINE_JOB_RESOURCE_NAME_PLACEHOLDER kfp.dsl.PIPELINE_JOB_ID_PLACEHOLDER
kfp.dsl.PIPELINE_TASK_NAME_PLACEHOLDER kfp.dsl.PIPELINE_TASK_ID_PLACEHOLDER kfp.dsl.PIPELINE_ROOT_PLACEHOLDER
kfp.dsl.PIPELINE_JOB_CREATE_TIME_UTC_PLACEHOLDER kfp.dsl.PIPELINE_JOB_SCHEDULE_TIME_UTC_PLACEHOLDER
kfp.dsl.WORKSPACE_PATH_PLACEHOLDER
kfp.dsl.base_component kfp.dsl.structures kfp.dsl.placeholders kfp.dsl.pipeline_task kfp.dsl.pipeline_channel kfp.dsl.pipeline_context
kfp.dsl.for_loop kfp.dsl.tasks_group kfp.dsl.component_factory kfp.dsl.types.artifact_types kfp.dsl.types.type_utils
kfp.dsl.types.type_annotations kfp.dsl.types.custom_artifact_types google_cloud_pipeline_components
""".split()

# Modules of SDK 2 that are called as functions of SDK 1.
_MODULES_V2 = ("kfp.dsl.graph_component", "kfp.dsl.python_component")

# Methods of tasks that only one of them has. They tell less than a name, since anything may have a method of that name.
_V1_METHODS = frozenset("""add_pod_annotation add_pod_label add_volume add_pvolumes add_toleration add_affinity add_init_container
add_sidecar add_env_variable add_volume_mount set_gpu_limit set_image_pull_policy add_resource_limit add_resource_request
set_ephemeral_storage_limit create_run_from_pipeline_func_v1 create_workflow _create_workflow""".split())
_V2_METHODS = frozenset("""set_env_variable set_accelerator_type set_accelerator_limit ignore_upstream_failure
add_accelerator_request""".split())


def choose(path, source, prefer):
    """(sdk, reason, place or None). `prefer`: what a file is taken for that tells nothing."""
    try:
        if source is None:
            with open(path, "rb") as file:
                source = file.read()
        found = _Reader(path).read(source)
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        found = None  # running the file says what is wrong with it
    if found is None and source is not None:
        found = _of_neighbours(path, source)
    if found is None:
        return prefer, "nothing in it belongs to one SDK alone", None
    return found


class _Reader:
    def __init__(self, path):
        self.path = path
        self.names = {}     # of the file -> dotted names of kfp
        self.modules = []   # that it imports and that are not kfp's
        self.found = {}     # (sdk, strength) -> (reason, place)
        self.loads = []     # calls that load a component

    def read(self, source):
        nodes = _walk(compile(source, self.path, "exec", _AST_ONLY, True))
        for node in nodes:
            kind = type(node).__name__
            if kind == "Import":
                self._import(node)
            elif kind == "ImportFrom":
                self._import_from(node)
        for node in nodes:
            kind = type(node).__name__
            if kind == "Attribute":
                self._attribute(node)
            elif kind == "Call":
                self._call(node)
            elif kind == "FunctionDef":
                self._function(node)
        return self._verdict()

    def _verdict(self):
        if not self.found:
            for node in self.loads:
                if _names_document(node, os.path.dirname(self.path)):
                    self._note("v2", 0, "it loads a document of SDK 2", node)
        for strength in (2, 1, 0):
            for sdk in ("v1", "v2"):
                if (sdk, strength) in self.found:
                    return (sdk,) + self.found[sdk, strength]
        return None

    def _note(self, sdk, strength, reason, node):
        if (sdk, strength) not in self.found:
            self.found[sdk, strength] = (reason, (self.path, node.lineno, node.col_offset + 1))

    def _import(self, node):
        for alias in node.names:
            name = alias.name
            if name == "kfp" or name.startswith("kfp."):
                self.names[alias.asname or "kfp"] = name if alias.asname else "kfp"
            else:
                self.modules.append(name)
            self._name(name, "it imports `%s`", node)

    def _import_from(self, node):
        if node.level or not node.module:
            return
        if node.module.partition(".")[0] not in ("kfp", "google_cloud_pipeline_components"):
            self.modules.append(node.module)
            return
        if node.module in _MODULES_V2:
            return self._note("v2", 2, "it imports from the module `%s`" % node.module, node)
        self._name(node.module, "it imports `%s`", node)
        for alias in node.names:
            name = node.module + "." + alias.name
            self.names[alias.asname or alias.name] = name
            self._name(name, "it imports `%s`", node)

    def _name(self, name, reason, node):
        if name == "kfp.v2" or name.startswith("kfp.v2."):
            self._note("v1", 2, "it imports `%s`, a part of SDK 1.8" % name, node)
        if name.startswith(tuple([module + "." for module in _MODULES_V2])):
            self._note("v2", 2, reason % name + ", which only SDK 2 has", node)
            return
        for sdk, table in (("v1", _SET_V1), ("v2", _SET_V2)):
            prefix = name
            while prefix:
                if prefix in table:
                    self._note(sdk, 0 if prefix in _MODULES_V2 else 2, (reason + ", which only SDK %s has") % (name, _NUMBERS[sdk]), node)
                    break
                prefix = prefix.rpartition(".")[0]

    def _dotted(self, node):
        parts = []
        while type(node).__name__ == "Attribute":
            parts.append(node.attr)
            node = node.value
        if type(node).__name__ != "Name" or node.id not in self.names:
            return None
        return ".".join([self.names[node.id]] + parts[::-1])

    def _attribute(self, node):
        name = self._dotted(node)
        if name is not None:
            self._name(name, "it uses `%s`", node)

    def _call(self, node):
        function = node.func
        name = self._dotted(function)
        if name is None:
            if type(function).__name__ == "Attribute":
                for sdk, methods in (("v1", _V1_METHODS), ("v2", _V2_METHODS)):
                    if function.attr in methods:
                        self._note(sdk, 0, "it calls `.%s()`, as in SDK %s" % (function.attr, _NUMBERS[sdk]), function)
            return
        if name.startswith("kfp.components.load_component_from_"):
            self.loads.append(node)
        for keyword in node.keywords:
            sdk = _KEYWORDS.get((name, keyword.arg))
            if sdk:
                self._note(sdk, 1, "it gives `%s` the argument `%s`, as in SDK %s" % (name, keyword.arg, _NUMBERS[sdk]), node)

    def _function(self, node):
        for decorator in node.decorator_list:
            called = decorator.func if type(decorator).__name__ == "Call" else decorator
            if self._dotted(called) in _MODULES_V2:
                self._note("v1", 2, "it decorates `%s` with `%s`, as in SDK 1.8" % (node.name, self._dotted(called)), decorator)
            elif self._dotted(called) == "kfp.dsl.component":
                self._note("v2", 1, "it decorates `%s` with `dsl.component` and makes no ContainerOp" % node.name, decorator)
            elif called is decorator and self._dotted(decorator) == "kfp.dsl.pipeline":
                self._note("v2", 1, "it decorates `%s` with `dsl.pipeline` and does not call that, as in SDK 2" % node.name, decorator)


_SET_V1 = frozenset(_ONLY_V1)
_SET_V2 = frozenset(_ONLY_V2)
_NUMBERS = {"v1": "1.8", "v2": "2"}
_KEYWORDS = {
    ("kfp.dsl.ExitHandler", "exit_op"): "v1", ("kfp.dsl.ExitHandler", "exit_task"): "v2",
    ("kfp.dsl.ParallelFor", "loop_args"): "v1", ("kfp.dsl.ParallelFor", "items"): "v2",
    ("kfp.dsl.component", "base_image"): "v2", ("kfp.dsl.component", "packages_to_install"): "v2",
    ("kfp.dsl.pipeline", "display_name"): "v2", ("kfp.dsl.pipeline", "pipeline_config"): "v2",
    ("kfp.dsl.component", "base_image"): "v2", ("kfp.dsl.component", "packages_to_install"): "v2",
    ("kfp.dsl.component", "target_image"): "v2", ("kfp.dsl.component", "install_kfp_package"): "v2",
    ("kfp.compiler.Compiler", "mode"): "v1", ("kfp.compiler.Compiler", "launcher_image"): "v1",
}


def _names_document(call, folder):
    """Whether a text in `call` is a document of SDK 2, or is the name of a file that holds one."""
    for node in _walk(call):
        text = getattr(node, "value", None)
        if type(text) is not str:
            continue
        if text and "\n" not in text and "\0" not in text:
            for path in filter(os.path.isfile, (text, os.path.join(folder, text))):
                with open(path, encoding="utf-8", errors="replace") as file:
                    text = file.read()
                break
        if ("\n" + text).find("\npipelineInfo:") >= 0:
            return True
    return False


def _walk(tree):
    """Every node of `tree`, in the order of the text as far as lists go, without recursion."""
    result = []
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        result.append(node)
        children = []
        for field in node._fields:
            value = getattr(node, field, None)
            if isinstance(value, list):
                children += [item for item in value if hasattr(item, "_fields")]
            elif hasattr(value, "_fields"):
                children.append(value)
        waiting += children[::-1]
    return result


def _of_neighbours(path, source):
    """The verdict of the first module beside the file that has one: a file may leave everything that tells to its helpers."""
    folder = os.path.dirname(path) if path != "-" else ""
    waiting = [(path, source)]
    seen = set()
    while waiting and len(seen) < 64:
        name, text = waiting.pop(0)
        reader = _Reader(name)
        try:
            found = reader.read(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        if found is not None:
            return found
        for module in reader.modules:
            stem = os.path.join(folder, *module.split("."))
            for candidate in (stem + ".py", os.path.join(stem, "__init__.py")):
                if candidate not in seen and os.path.isfile(candidate):
                    seen.add(candidate)
                    with open(candidate, "rb") as file:
                        waiting.append((candidate, file.read()))
    return None
