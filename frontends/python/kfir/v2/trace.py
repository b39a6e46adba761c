# SPDX-License-Identifier: Apache-2.0
"""All that was traced, as docs/protocol.md describes it."""
from kfir import places
from kfir.v2 import constants, placeholders, settings, types
from kfir.v2.channel import Collected, ConditionOperation, OneOfMixin, PipelineChannel
from kfir.v2.loops import LoopArgumentVariable, LoopArtifactArgument, LoopParameterArgument
from kfir.v2.structures import Container, Graph, Importer
from kfir.v2.task import PipelineTask

_ATOMS = (str, bool, int, float)


def trace(main, pipelines):
    """`main` is the component to compile. `pipelines`: all that were defined, in order."""
    writer = _Writer()
    for pipeline in pipelines:
        writer.pipeline(pipeline.kfir_pipeline)
    index = writer.component(main.component_spec)
    writer.components[index]["description"] = main.description  # which may have been set since
    result = {"main": index, "document": main.component_spec.kfir_document,
              "components": writer.components, "pipelines": writer.pipelines}
    result["files"], result["locs"] = places.tables()
    return result


def _type(name):
    number = types.parameter_type(name)
    return name if number is None else number


class _Writer:
    def __init__(self):
        self.components = []
        self.pipelines = []
        self._components = {}  # id -> index
        self._pipelines = {}

    def component(self, spec):
        index = self._components.get(id(spec))
        if index is None:
            index = self._components[id(spec)] = self._add(spec)
        return index

    def changed(self, task):
        """A component of `task` alone, whose words the user has changed."""
        index = self._add(task.component_spec)
        for name, words in task.kfir_words.items():
            self.components[index]["container"][name] = placeholders.words(words, task.component_spec)
        return index

    def _add(self, spec):
        if spec.kfir_mismatch is not None:
            raise TypeError("the component `%s` cannot be used: it has %s" % (spec.name, spec.kfir_mismatch))
        implementation = spec.implementation
        pipeline = self.pipeline(implementation.pipeline) if isinstance(implementation, Graph) and implementation.pipeline else None
        index = len(self.components)
        self.components.append({
            "name": spec.name, "description": spec.description, "loc": spec.kfir_place,
            "inputs": [(name, _type(port.type), port.is_artifact_list, port.optional, _default(name, port, spec), port.description)
                       for name, port in spec.inputs.items()],
            "outputs": [(name, _type(port.type), port.is_artifact_list, port.description) for name, port in spec.outputs.items()],
            "passthroughs": [(int(field), bool(applies)) for field, applies in spec.task_config_passthroughs],
            "container": _container(implementation) if isinstance(implementation, Container) else None,
            "importer": _importer(implementation) if isinstance(implementation, Importer) else None,
            "pipeline": pipeline,
            "document": implementation.document if isinstance(implementation, Graph) else None,
        })
        return index

    def pipeline(self, pipeline):
        index = self._pipelines.get(id(pipeline))
        if index is None:
            tasks = list(pipeline.tasks.values())
            record = _PipelineWriter(self, pipeline).write(tasks)
            index = self._pipelines[id(pipeline)] = len(self.pipelines)
            self.pipelines.append(record)
        return index


def _default(name, port, spec):
    if port.default is None:
        return None
    return (constants.plain(port.default, lambda: "the default of the input `%s` of `%s`" % (name, spec.name)),)


def _container(container):
    return {"image": container.image, "command": container.command, "args": container.args, "env": container.env}


def _importer(importer):
    return {"uri": importer.artifact_uri, "schema": importer.schema, "reimport": importer.reimport, "metadata": _json(importer.metadata),
            "download": importer.download_to_workspace}


def _json(value):
    """Plain types only."""
    if value is None or type(value) in _ATOMS:
        return value
    if isinstance(value, dict):
        return {key if type(key) is str else str(key): _json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_json(item) for item in value]
    raise TypeError("a setting holds an object of type `%s`" % type(value).__name__)


class _PipelineWriter:
    def __init__(self, writer, pipeline):
        self.writer = writer
        self.source = pipeline
        self.channels = []
        self._indices = {}  # id -> index

    def write(self, tasks):
        source = self.source
        inputs = [self.channel(channel) for channel in source.inputs.values()]
        rows = [self.task(task) for task in tasks]
        group = self.group(source.root)
        outputs = [(name, self.channel(channel)) for name, channel in source.outputs.items()]
        for channel in source.kfir_spoken.values():
            self.channel(channel)
        return {
            "name": source.spec.name, "description": source.spec.description, "display_name": source.display_name,
            "root": source.pipeline_root, "config": _config(source.config), "loc": source.kfir_place,
            "ports": self._ports(source.spec), "inputs": inputs, "outputs": outputs, "channels": self.channels, "tasks": rows,
            "group": group,
        }

    def _ports(self, spec):
        return {
            "inputs": [(name, _type(port.type), port.is_artifact_list, port.optional, _default(name, port, spec), port.description)
                       for name, port in spec.inputs.items()],
            "outputs": [(name, _type(port.type), port.is_artifact_list, port.description) for name, port in spec.outputs.items()],
        }

    def channel(self, channel):
        index = self._indices.get(id(channel))
        if index is not None:
            return index
        kind, extra = "input", None
        if isinstance(channel, Collected):
            kind, extra = "collected", self.channel(channel.output)
        elif isinstance(channel, OneOfMixin):
            kind, extra = "oneof", [self.channel(inner) for inner in channel.channels]
        elif isinstance(channel, (LoopParameterArgument, LoopArtifactArgument)):
            kind = "item"
            extra = None if channel.kfir_source is None else self.channel(channel.kfir_source)
        elif isinstance(channel, LoopArgumentVariable):
            kind, extra = "field", (self.channel(channel.loop_argument), channel.subvar_name)
        elif channel.kfir_task is not None:
            kind = "output"
        index = self._indices[id(channel)] = len(self.channels)
        task, group = channel.kfir_task, channel.kfir_group
        self.channels.append((kind, channel.kfir_name, _type(channel.kfir_type), channel.kfir_is_list, channel.kfir_text,
                              None if task is None else task.kfir_index, None if group is None else group.name, extra))
        return index

    def value(self, value, what):
        if isinstance(value, PipelineChannel):
            return ("channel", self.channel(value))
        return constants.plain(value, what, lambda item: self.atom(item, what))

    def atom(self, value, what):
        if isinstance(value, OneOfMixin):
            raise NotImplementedError("what dsl.OneOf() gives is an argument by itself: it cannot stand in %s" % what())
        if isinstance(value, PipelineChannel):
            return ("channel", self.channel(value))
        return constants.plain(value, what)

    def setting(self, value):
        return ("channel", self.channel(value)) if isinstance(value, PipelineChannel) else value

    def task(self, task):
        spec = task.component_spec
        try:
            return self._task(task, spec)
        except (NotImplementedError, OverflowError, TypeError, ValueError) as error:
            error.kfir_place = task.kfir_place
            raise

    def _task(self, task, spec):
        return {
            "name": task.name, "loc": task.kfir_place, "component": self._component(task, spec),
            "arguments": [(name, self.value(value, lambda: "the argument `%s` of `%s`" % (name, task.name)))
                          for name, value in task.kfir_arguments.items()],
            "after": [("task", other.kfir_index) if isinstance(other, PipelineTask) else ("group", other.name)
                      for other in task.kfir_after],
            "display": _fixed(task.kfir_display_name, "display name", task), "caching": task.kfir_caching, "cache_key": _fixed(task.kfir_cache_key, "cache key", task), "retry": task.kfir_retry,
            "ignores_failure": task.kfir_ignores_failure,
            "registered": [channel.kfir_text if is_text else self.channel(channel) for channel, is_text in task.kfir_registered.values()],
            "image": self.setting(task.kfir_image),
            "resources": {name: self.setting(value) for name, value in task.kfir_resources.items()},
            "env": None if task.kfir_env is None else {name: _env(name, value, task) for name, value in task.kfir_env.items()},
            "platform": _json(task.platform_config),
            "exit_of": None if task.kfir_exit_handler is None else task.kfir_exit_handler.name,
        }

    def _component(self, task, spec):
        words, own = task.kfir_words, spec.implementation
        if words is None or (words["command"] == own.command and words["args"] == own.args):
            return self.writer.component(spec)
        return self.writer.changed(task)

    def group(self, group):
        result = {"type": group.group_type, "name": group.name, "display": group.display_name, "loc": group.kfir_place,
                  "kind": group.kfir_kind}
        if group.group_type == "condition":
            result["conditions"] = [self.condition(condition) for condition in group.conditions]
        elif group.group_type == "for-loop":
            item = group.loop_argument
            result["item"] = self.channel(item)
            result["raw"] = None if group.items_is_pipeline_channel else item.kfir_raw
            result["parallelism"] = group.parallelism_limit
        elif group.group_type == "exit-handler":
            result["exit_task"] = group.exit_task.kfir_index
        result["members"] = [("task", member.kfir_index) if isinstance(member, PipelineTask) else ("group", self.group(member))
                             for member in group.kfir_members]
        return result

    def condition(self, condition):
        if not isinstance(condition, ConditionOperation):
            return condition.kfir_write(self)
        row = ("compare", condition.operator, self.operand(condition.left_operand), self.operand(condition.right_operand))
        return ("not", row) if condition.negate else row

    def operand(self, value):
        if isinstance(value, PipelineChannel):
            return ("channel", self.channel(value))
        if type(value) in _ATOMS:
            return value
        for plain in (str, int, float):
            if isinstance(value, plain):
                return plain(value)
        raise AssertionError("a condition compares with text, numbers and bools, not with an object of type `%s`" % type(value).__name__)


def _fixed(value, what, task):
    """A setting that has to be known when the pipeline is compiled."""
    if isinstance(value, str) and "{{channel:" in value and not settings.bug_compat:
        raise ValueError("the %s of `%s` holds a value of the run, which nothing fills in there" % (what, task.name))
    return value


def _env(name, value, task):
    what = "environment variable `%s`" % name
    return "" if value is None else _fixed(constants.text(value, lambda: "the %s of `%s`" % (what, task.name)), what, task)


def _config(config):
    if config is None:
        return None
    workspace = None if config.workspace is None else config.workspace.get_workspace()
    patch = (workspace or {}).get("kubernetes", {}).get("pvcSpecPatch", {})
    if not isinstance(patch, dict) or not all([isinstance(key, str) for key in patch]):
        raise TypeError("the `pvcSpecPatch` of a workspace is a dict whose keys are text")
    return {
        "workspace": _json(workspace),
        "ttl": config.ttl_seconds_after_finished or 0, "ttl_success": config.ttl_seconds_after_success or 0,
        "ttl_failure": config.ttl_seconds_after_failure or 0, "deadline": config.active_deadline_seconds or 0,
    }
