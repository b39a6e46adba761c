# SPDX-License-Identifier: Apache-2.0
"""Steps of a pipeline. Users subclass these, assign to their attributes, and hand them to transformers."""
from kfir import k8s, places
from kfir.v1 import rules
from kfir.v1.container import METHODS, Container, as_strings, is_sequence
from kfir.v1.param import LoopArguments, PipelineParam, extract

_RETRY_POLICIES = ("Always", "OnError", "OnFailure", "OnTransientError")


def current_pipeline():
    from kfir.v1.pipeline import Pipeline
    return Pipeline._default_pipeline


class ExecutionOptions:
    def __init__(self):
        self.retry_strategy = None
        self.caching_strategy = CachingStrategy()


class CachingStrategy:
    def __init__(self, max_cache_staleness=None):
        self.max_cache_staleness = max_cache_staleness


class InputArgumentPath:
    """An argument of a ContainerOp that is to be a file at `path`."""

    def __init__(self, argument, input=None, path=None):
        self.argument = argument
        self.input = input
        self.path = path


class _NoSingleOutput:
    """What `output` is where there are no outputs or several. It fails when it is used, not when it is read."""

    def __getattribute__(self, name):
        raise RuntimeError("an op has one `output` only if it has one output; use `outputs[...]`")

    def __str__(self):
        return self.output


class BaseOp:
    attrs_with_pipelineparams = ["node_selector", "volumes", "pod_annotations", "pod_labels", "num_retries", "init_containers",
                                 "sidecars", "tolerations"]

    def __init__(self, name, init_containers=None, sidecars=None, is_exit_handler=False):
        self.kfir_place = places.here()
        self.kfir_group = None
        self.is_exit_handler = is_exit_handler
        self.human_name = self.kfir_human_name = name
        self.display_name = None
        pipeline = current_pipeline()
        self.name = pipeline.add_op(self, is_exit_handler) if pipeline else "%s %x" % (name, id(self))
        self.kfir_id = self.name
        self.node_selector = {}
        self.volumes = []
        self.tolerations = []
        self.affinity = {}
        self.pod_annotations = {}
        self.pod_labels = {}
        self.num_retries = 0
        self.retry_policy = None
        self.backoff_factor = None
        self.backoff_duration = None
        self.backoff_max_duration = None
        self.timeout = 0
        self.init_containers = init_containers or []
        self.sidecars = sidecars or []
        self.loop_args = None
        self._component_spec_inputs_with_pipeline_params = []
        self._inputs = []
        self.dependent_names = []
        self.enable_caching = True

    @property
    def inputs(self):
        """Every param that the op reads. Fixed by the first look at it that finds any, as in kfp."""
        if not self._inputs:
            sources = list(self._component_spec_inputs_with_pipeline_params)
            sources += [getattr(self, attribute) for attribute in self.attrs_with_pipelineparams]
            self._inputs = extract(sources)
        return self._inputs

    @inputs.setter
    def inputs(self, value):
        self._inputs = value

    def apply(self, mod_func):
        return mod_func(self) or self

    def after(self, *ops):
        for op in ops:
            self.dependent_names.append(op.name)
        return self

    def add_volume(self, volume):
        self.volumes.append(volume)
        return self

    def add_toleration(self, tolerations):
        self.tolerations.append(tolerations)
        return self

    def add_affinity(self, affinity):
        self.affinity = affinity
        return self

    def add_node_selector_constraint(self, label_name, value):
        self.node_selector[label_name] = value
        return self

    def add_pod_annotation(self, name, value):
        self.pod_annotations[name] = value
        return self

    def add_pod_label(self, name, value):
        self.pod_labels[name] = value
        return self

    def set_retry(self, num_retries, policy=None, backoff_duration=None, backoff_factor=None, backoff_max_duration=None):
        if policy is not None and not isinstance(policy, PipelineParam) and policy not in _RETRY_POLICIES:
            raise ValueError("retry policy: `%s` is none of %s" % (policy, ", ".join(_RETRY_POLICIES)))
        self.num_retries = num_retries
        self.retry_policy = policy
        self.backoff_factor = backoff_factor
        self.backoff_duration = backoff_duration
        self.backoff_max_duration = backoff_max_duration
        return self

    def set_timeout(self, seconds):
        self.timeout = seconds
        return self

    def add_init_container(self, init_container):
        self.init_containers.append(init_container)
        return self

    def add_sidecar(self, sidecar):
        self.sidecars.append(sidecar)
        return self

    def set_display_name(self, name):
        self.display_name = name
        return self

    def set_caching_options(self, enable_caching):
        self.enable_caching = enable_caching
        return self

    def __repr__(self):
        return "<%s %r>" % (type(self).__name__, self.name)


class ContainerOp(BaseOp):
    def __init__(self, name, image, command=None, arguments=None, init_containers=None, sidecars=None, container_kwargs=None,
                 artifact_argument_paths=None, file_outputs=None, output_artifact_paths=None, is_exit_handler=False,
                 pvolumes=None):
        BaseOp.__init__(self, name, init_containers, sidecars, is_exit_handler)
        self.attrs_with_pipelineparams = BaseOp.attrs_with_pipelineparams + ["_container", "artifact_arguments",
                                                                             "_parameter_arguments"]
        self.input_artifact_paths = {}
        self.artifact_arguments = {}
        for argument in artifact_argument_paths or ():
            self._as_file(argument)
        if is_sequence(command):
            command = [self._as_file(word) for word in command]
        if is_sequence(arguments):
            arguments = [self._as_file(word) for word in arguments]
        self._container = Container(image, as_strings(command), as_strings(arguments), **container_kwargs or {})
        self.file_outputs = dict(file_outputs or {})
        self.output_artifact_paths = dict(output_artifact_paths or {})
        self.kfir_use = None  # how a component was used: see component.py
        self._metadata = None
        self._parameter_arguments = None
        self.execution_options = ExecutionOptions()
        self.outputs = {}
        self._move_legacy_outputs()
        for output in self.file_outputs:
            self.outputs[output] = PipelineParam(output, self.name)
        self._set_single_output_attribute()
        self.pvolumes = {}
        self.add_pvolumes(pvolumes)

    def _as_file(self, word):
        if not isinstance(word, InputArgumentPath):
            return word
        name = getattr(word.input, "name", word.input) or "input-%d" % len(self.artifact_arguments)
        path = word.path or rules.input_path(name)
        self.input_artifact_paths[name] = path
        self.artifact_arguments[name] = str(word.argument)
        return path

    def _move_legacy_outputs(self):
        """Two outputs of old have a meaning of their own: they are artifacts and nothing that a step can read."""
        for output in list(self.file_outputs):
            legacy = rules.legacy_output(output)
            if legacy in ("mlpipeline-ui-metadata", "mlpipeline-metrics"):
                self.output_artifact_paths[legacy] = self.file_outputs.pop(output)
                self.outputs.pop(output, None)

    def _set_single_output_attribute(self):
        # A dict of keys, since comparing params is always true.
        different = {(param.op_name, param.name): param for param in self.outputs.values()}
        self.output = list(different.values())[0] if len(different) == 1 else _NoSingleOutput()

    @property
    def container(self):
        return self._container

    @property
    def command(self):
        return self._container.command

    @command.setter
    def command(self, value):
        self._container.command = as_strings(value)

    @property
    def arguments(self):
        return self._container.args

    @arguments.setter
    def arguments(self, value):
        self._container.args = as_strings(value)

    @property
    def image(self):
        return self._container.image

    @image.setter
    def image(self, value):
        self._container.image = value

    @property
    def env_variables(self):
        return self._container.env

    @env_variables.setter
    def env_variables(self, value):
        self._container.env = value

    def add_pvolumes(self, pvolumes=None):
        for mount_path, volume in (pvolumes or {}).items():
            if hasattr(volume, "dependent_names"):
                self.dependent_names.extend(volume.dependent_names)
            else:
                from kfir.v1.volume import PipelineVolume
                volume = PipelineVolume(volume=volume)
            volume = self.pvolumes[mount_path] = volume.after(self)
            self.add_volume(volume)
            self._container.add_volume_mount(k8s.model("V1VolumeMount")(name=volume.name, mount_path=mount_path))
        self.pvolume = list(self.pvolumes.values())[0] if len(self.pvolumes) == 1 else None
        return self


def _check_items(container):
    """kfp compares the container with itself here, and fails at the items of loops in it, which have every attribute that is asked for."""
    try:
        container.to_dict()
    except TypeError as error:
        raise TypeError("a loop's item stands in the container as it is, where kfp only takes it inside of a text: write '%s' % item") from error


def _on_container(name):
    def method(self, *args, **kwargs):
        result = getattr(self._container, name)(*args, **kwargs)
        if result is not self._container:
            return result
        if LoopArguments.some_exist:
            _check_items(result)
        return self

    method.__name__ = name
    return method


for _name in METHODS:
    setattr(ContainerOp, _name, _on_container(_name))
