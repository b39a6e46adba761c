# SPDX-License-Identifier: Apache-2.0
"""A call of a component in a pipeline, and what users set on it."""
from kfir import places
from kfir.v2 import constants, settings, types
from kfir.v2.channel import Collected, PipelineArtifactChannel, PipelineChannel, PipelineParameterChannel, make
from kfir.v2.errors import type_error
from kfir.v2.pipeline import TasksGroup, channels_in, current, is_lost
from kfir.v2.structures import Graph

_NAMES_OF_SETTINGS = ("cpu_request", "cpu_limit", "memory_request", "memory_limit", "accelerator_type", "accelerator_count")


class PipelineTask:
    def __init__(self, component_spec, args):
        self.kfir_place = places.here()
        self.component_spec = component_spec
        self.parent_task_group = None
        self.kfir_exit_handler = None
        self.kfir_is_exit_task = False  # of a handler that was entered
        _check_arguments(component_spec, args)
        if settings.bug_compat:
            _collect_once(args)
        self.kfir_arguments = self._inputs = args
        self.kfir_registered = {}  # pattern -> channel, and whether it was found in text
        self.kfir_image = None
        self.kfir_words = None    # {"command": words, "args": words} where the user has seen them; None: the component's
        self.kfir_resources = dict(getattr(component_spec.implementation, "kfir_resources", ()))  # by the names of _NAMES_OF_SETTINGS
        self.kfir_env = None      # None: the component's
        self.kfir_retry = None
        self.kfir_display_name = None
        self.kfir_caching = settings.caching_default()
        self.kfir_cache_key = None
        self.kfir_ignores_failure = False
        self.platform_config = {}
        self.dependent_tasks = []
        self.kfir_after = []
        self._name = own = current().add_task(self)
        self._outputs = {}
        for name, output in component_spec.outputs.items():
            self._outputs[name] = make(name, output.type, own, output.is_artifact_list, self)

    @property
    def name(self):
        return self._name

    def kfir_groups(self):
        """Those around the task, the innermost first."""
        found, group = [], self.parent_task_group
        while group is not None:
            found.append(group)
            group = group.parent
        return found

    @property
    def inputs(self):
        return self._inputs

    @property
    def channel_inputs(self):
        return [value for value in self._inputs.values() if isinstance(value, PipelineChannel)] + [
            channel for channel, _ in self.kfir_registered.values()]

    @property
    def output(self):
        if len(self._outputs) != 1:
            raise AttributeError("the task `%s` has %d outputs: name one with .outputs[...]" % (self.name, len(self._outputs)))
        return next(iter(self._outputs.values()))

    @property
    def outputs(self):
        return self._outputs

    @property
    def platform_spec(self):
        if not isinstance(self.component_spec.implementation, Graph):
            raise ValueError("`platform_spec` is there for tasks that are pipelines")
        from kfir.v2 import wire
        from kfir.v2.component import BaseComponent
        return wire.platform_spec(BaseComponent(self.component_spec))

    @property
    def container_spec(self):
        if self.component_spec.implementation.container is None:
            return None
        from kfir.v2.task_container import TaskContainer
        return TaskContainer(self)

    @container_spec.setter
    def container_spec(self, value):
        raise AttributeError("the container of `%s` cannot be replaced: set its members" % self.name)

    @property
    def importer_spec(self):
        return self.component_spec.implementation.importer

    @property
    def pipeline_spec(self):
        if not isinstance(self.component_spec.implementation, Graph):
            return None
        from kfir.v2 import wire
        from kfir.v2.component import BaseComponent
        return wire.pipeline_spec(BaseComponent(self.component_spec))

    @property
    def state(self):
        from kfir.v2.inner_functions import TaskState
        return TaskState.FUTURE

    def kfir_direct_parameters(self):
        return [value for value in self._inputs.values() if isinstance(value, PipelineParameterChannel)]

    def _container(self, what):
        if self.component_spec.implementation.container is None:
            raise ValueError("%s is for tasks that run a container, and `%s` runs none" % (what, self.name))

    def _set(self, what, name, value):
        self._container(what)
        self.kfir_resources[name] = value
        return self

    def _text_or_channel(self, what, value):
        """A setting of text that may hold one parameter; None: nothing."""
        if isinstance(value, PipelineArtifactChannel):
            raise ValueError("the %s of `%s` is an artifact, `%s`" % (what, self.name, value.kfir_full_name))
        if isinstance(value, PipelineChannel):
            return str(value) if settings.bug_compat and is_lost(value) else _spoken(value)
        text = "" if value is None else constants.text(value, lambda: "the %s of `%s`" % (what, self.name))
        if len(channels_in(text)) > 1:
            raise ValueError("the %s of `%s` holds several values of the run: one is possible" % (what, self.name))
        return text

    def after(self, *tasks):
        for task in tasks:
            if task is self:
                raise ValueError("the task `%s` cannot be after itself" % self.name)
            if isinstance(task, TasksGroup):
                if task.group_type != "exit-handler":
                    raise ValueError("a task can be after another task or an exit handler, not after a group of the kind `%s`" %
                                     task.group_type)
                if task in self.kfir_groups():
                    raise ValueError("the task `%s` cannot be after the exit handler that it is in" % self.name)
            elif not isinstance(task, PipelineTask):
                raise ValueError("a task can be after another task or an exit handler, not after an object of type `%s`" %
                                 type(task).__name__)
            self.kfir_after.append(task)
            self.dependent_tasks.append(task.name)
        return self

    def set_caching_options(self, enable_caching, cache_key=None):
        self.kfir_caching = constants.flag(enable_caching, lambda: "`enable_caching` of `%s`" % self.name)
        self.kfir_cache_key = constants.text(cache_key, lambda: "the cache key of `%s`" % self.name) if cache_key else None
        return self

    def set_cpu_request(self, cpu):
        return self._set("set_cpu_request()", "cpu_request", _cpu(cpu))

    def set_cpu_limit(self, cpu):
        return self._set("set_cpu_limit()", "cpu_limit", _cpu(cpu))

    def set_memory_request(self, memory):
        return self._set("set_memory_request()", "memory_request", _memory(memory))

    def set_memory_limit(self, memory):
        return self._set("set_memory_limit()", "memory_limit", _memory(memory))

    def set_accelerator_type(self, accelerator):
        self._set("set_accelerator_type()", "accelerator_type", self._text_or_channel("accelerator", accelerator))
        self.kfir_resources.setdefault("accelerator_count", "1")
        return self

    def add_node_selector_constraint(self, accelerator):
        _deprecated("add_node_selector_constraint()", "set_accelerator_type()")
        return self.set_accelerator_type(accelerator)

    def set_accelerator_limit(self, limit):
        if limit is None:
            self._container("set_accelerator_limit()")
            self.kfir_resources.pop("accelerator_count", None)
            return self
        if isinstance(limit, PipelineParameterChannel):
            value = _scalar(limit, "a number of accelerators")
        elif (isinstance(limit, str) and limit.isdecimal() and limit.isascii()
              or isinstance(limit, int) and not isinstance(limit, bool) and limit >= 0) and int(limit) < 1 << 63:
            value = str(limit)
        else:
            raise ValueError("`%s` is no number of accelerators" % (limit,))
        return self._set("set_accelerator_limit()", "accelerator_count", value)

    def set_gpu_limit(self, gpu):
        _deprecated("set_gpu_limit()", "set_accelerator_limit()")
        return self.set_accelerator_limit(gpu)

    def set_env_variable(self, name, value):
        self._container("set_env_variable()")
        if self.kfir_env is None:
            self.kfir_env = dict(self.component_spec.implementation.env)
        key = constants.text(name, lambda: "the name of an environment variable of `%s`" % self.name)
        if not key:
            raise ValueError("the name of an environment variable of `%s` is empty" % self.name)
        self.kfir_env[key] = value
        return self

    def set_debug_pause(self, before=False, after=True, on_error=False):
        if on_error and not after:
            raise ValueError("`on_error` says when to pause after the task: it needs `after`")
        if not before and not after:
            raise ValueError("a pause is before the task or after it")
        self._container("set_debug_pause()")
        if before:
            self.set_env_variable("ARGO_DEBUG_PAUSE_BEFORE", "true")
        if after:
            self.set_env_variable("ARGO_DEBUG_PAUSE_ON_ERROR" if on_error else "ARGO_DEBUG_PAUSE_AFTER", "true")
        return self

    def set_container_image(self, name):
        self._container("set_container_image()")
        self.kfir_image = self._text_or_channel("image", name)
        if isinstance(name, PipelineChannel):
            self.register_pipeline_channels([name])
        elif name:
            self._register(channels_in(self.kfir_image), True)
        return self

    def set_retry(self, num_retries, backoff_duration=None, backoff_factor=None, backoff_max_duration=None):
        self.kfir_retry = (constants.count(num_retries, lambda: "the number of retries of `%s`" % self.name), _duration(backoff_duration, 0),
                           constants.number(float(backoff_factor or 2.0), lambda: "the backoff factor of `%s`" % self.name),
                           _duration(backoff_max_duration, 3600))
        return self

    def set_display_name(self, name):
        self.kfir_display_name = constants.text(name, lambda: "the display name of `%s`" % self.name) if name or name == "" else None
        return self

    def ignore_upstream_failure(self):
        for name, port in self.component_spec.inputs.items():
            if port.is_final_status():
                continue
            if name not in self._inputs and port.optional and not settings.bug_compat:
                continue
            value = self._inputs[name]
            if isinstance(value, PipelineChannel) and value.kfir_task is not None and not port.optional:
                raise ValueError("the input `%s` of `%s` comes from the task `%s` and has no default, so that it is not there when that "
                                 "task fails" % (name, self.name, value.kfir_task_name))
        self.kfir_ignores_failure = True
        return self

    def _register(self, channels, are_text):
        for channel in channels:
            self.kfir_registered.setdefault(channel.pattern, (channel, are_text))

    def register_pipeline_channels(self, pipeline_channels):
        self._register(pipeline_channels, False)
        return self


def _deprecated(what, instead):
    places.warn("%s is deprecated: use %s" % (what, instead), DeprecationWarning)


def _check_arguments(spec, args):
    for name, value in args.items():
        port = spec.inputs[name]
        if isinstance(value, PipelineChannel):
            given, is_list = value.kfir_type, value.kfir_is_list
            # An item whose type is not known fits everything.
            if given == "String" and getattr(value, "kfir_any", False):
                continue
        else:
            given, is_list = types.of_constant(value), False
            if given is None:
                raise ValueError("the argument `%s` of `%s` is an object of type `%s`: constants are text, numbers, bools, lists and "
                                 "dicts" % (name, spec.name, type(value).__name__))
        if not types.fits(given, is_list, port.type, port.is_artifact_list):
            error = type_error("the input `%s` of `%s` takes %s, and the argument%s is %s" % (
                name, spec.name, types.describe(port.type, port.is_artifact_list),
                " `%s`" % value.kfir_full_name if isinstance(value, PipelineChannel) else "", types.describe(given, is_list)), value if isinstance(value, PipelineChannel) else None)
            if spec.kfir_place is not None:
                error.kfir_notes.append(("the input `%s` is declared here" % name, spec.kfir_place))
            raise error


def _collect_once(args):
    """kfp makes something else of what dsl.Collected() gives when it is used, and finds it no more the second time."""
    for value in args.values():
        if isinstance(value, Collected):
            if value.kfir_used:
                raise KeyError("what dsl.Collected() gave is used a second time, on which kfp 2.17 fails")
            value.kfir_used = True


def _number_length(text):
    """How long the number is that `text` begins with; 0: none."""
    end = 0
    while end < len(text) and text[end] in "0123456789":
        end += 1
    if end < len(text) and text[end] == ".":
        after = end + 1
        while after < len(text) and text[after] in "0123456789":
            after += 1
        if after > end + 1:
            return after
    return end


def _spoken(channel):
    """`channel`, which may stand in text: kfp keeps the text."""
    str(channel)
    return channel


def _scalar(channel, what):
    """`channel`, whose type has no brackets: kfp does not find the text of others again."""
    if any([mark in channel.kfir_type for mark in ".[,"]):
        raise ValueError("`%s` is %s, not %s" % (channel.kfir_full_name, types.describe(channel.kfir_type, False), what))
    return _spoken(channel)


def _cpu(value):
    if isinstance(value, PipelineParameterChannel):
        return _scalar(value, "a number of CPUs")
    text = constants.text(value, lambda: "a number of CPUs")
    length = _number_length(text)
    if not length or text[length:].rstrip("\n") not in ("", "m"):
        raise ValueError("`%s` is no number of CPUs: write `2`, `0.5` or `500m`" % (value,))
    return text


def _memory(value):
    if isinstance(value, PipelineParameterChannel):
        return _scalar(value, "an amount of memory")
    text = constants.text(value, lambda: "an amount of memory")
    number = text.rstrip("EPTGMKi")
    if not (number.isdecimal() and number.isascii()) or text[len(number):] not in (
            "", "E", "Ei", "P", "Pi", "T", "Ti", "G", "Gi", "M", "Mi", "K", "Ki"):
        raise ValueError("`%s` is no amount of memory: write `512Mi`, `2G` or a number of bytes" % (value,))
    return text


_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


def _duration(value, default):
    """In seconds."""
    if not value:
        return default
    text = "".join(str(value).split())
    digits = len(text) - len(text.lstrip("0123456789"))
    unit = text[digits:]
    if not digits or not unit or not unit.isalpha() or unit[0] not in _UNITS:
        raise ValueError("`%s` is no time: write `30s`, `5 minutes`, `1h` or the like" % (value,))
    return int(text[:digits]) * _UNITS[unit[0]]
