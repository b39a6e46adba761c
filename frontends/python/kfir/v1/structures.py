# SPDX-License-Identifier: Apache-2.0
"""kfp.components.structures: a component as objects that a program can read and change. Made only when somebody looks."""
from kfir.v1.component import ComponentSpec
from kfir.v1.values import serialize_value


class Struct:
    """`_fields`: (attribute, key in the document, default)."""

    _fields = ()

    def __init__(self, *args, **kwargs):
        names = [name for name, _, _ in self._fields]
        if len(args) > len(names):
            raise TypeError("%s takes at most %d arguments" % (type(self).__name__, len(names)))
        values = dict(zip(names, args))
        for name in kwargs:
            if name not in names or name in values:
                raise TypeError("%s: unexpected argument '%s'" % (type(self).__name__, name))
        values.update(kwargs)
        for name, _, default in self._fields:
            if name not in values and default is REQUIRED:
                raise TypeError("%s: the argument '%s' is missing" % (type(self).__name__, name))
            self.__dict__[name] = values.get(name, default)
            if name in _TEXTS and not isinstance(values.get(name), (str, type(None))):
                raise TypeError("%s: the argument '%s' is text, not an object of type `%s`" % (
                    type(self).__name__, name, type(values[name]).__name__))

    @classmethod
    def from_dict(cls, struct):
        names = {key: name for name, key, _ in cls._fields}
        return cls(**{names[key]: value for key, value in struct.items()})

    def to_dict(self):
        result = {}
        for name, key, default in self._fields:
            value = getattr(self, name)
            if (value is not None and value != default) or name in _EMPTY:
                result[key] = to_dict(value)
        return result

    def __eq__(self, other):
        return type(other) is type(self) and self.to_dict() == other.to_dict()

    def __hash__(self):
        return id(self)

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join("%s=%r" % (name, getattr(self, name)) for name, _, _ in self._fields))


REQUIRED = object()
_TEXTS = ("name", "description", "image", "input_name", "output_name", "digest", "tag", "url")
_EMPTY = ("output_metadata", "executor_input")  # written although they are always None


def _struct(name, *fields):
    return type(name, (Struct,), {"_fields": fields, "__module__": "kfp.components._structures"})


InputSpec = _struct("InputSpec", ("name", "name", REQUIRED), ("type", "type", None), ("description", "description", None),
                    ("default", "default", None), ("optional", "optional", False), ("annotations", "annotations", None))
OutputSpec = _struct("OutputSpec", ("name", "name", REQUIRED), ("type", "type", None), ("description", "description", None),
                     ("annotations", "annotations", None))
MetadataSpec = _struct("MetadataSpec", ("annotations", "annotations", None), ("labels", "labels", None))
InputValuePlaceholder = _struct("InputValuePlaceholder", ("input_name", "inputValue", REQUIRED))
InputPathPlaceholder = _struct("InputPathPlaceholder", ("input_name", "inputPath", REQUIRED))
OutputPathPlaceholder = _struct("OutputPathPlaceholder", ("output_name", "outputPath", REQUIRED))
InputUriPlaceholder = _struct("InputUriPlaceholder", ("input_name", "inputUri", REQUIRED))
OutputUriPlaceholder = _struct("OutputUriPlaceholder", ("output_name", "outputUri", REQUIRED))
InputMetadataPlaceholder = _struct("InputMetadataPlaceholder", ("input_name", "inputMetadata", REQUIRED))
InputOutputPortNamePlaceholder = _struct("InputOutputPortNamePlaceholder", ("input_name", "inputOutputPortName", REQUIRED))
OutputMetadataPlaceholder = _struct("OutputMetadataPlaceholder", ("output_metadata", "outputMetadata", None))
ExecutorInputPlaceholder = _struct("ExecutorInputPlaceholder", ("executor_input", "executorInput", None))
ConcatPlaceholder = _struct("ConcatPlaceholder", ("items", "concat", REQUIRED))
IsPresentPlaceholder = _struct("IsPresentPlaceholder", ("input_name", "isPresent", REQUIRED))
IfPlaceholderStructure = _struct("IfPlaceholderStructure", ("condition", "cond", REQUIRED), ("then_value", "then", REQUIRED),
                                 ("else_value", "else", None))
IfPlaceholder = _struct("IfPlaceholder", ("if_structure", "if", REQUIRED))
ContainerSpec = _struct("ContainerSpec", ("image", "image", REQUIRED), ("command", "command", None), ("args", "args", None),
                        ("env", "env", None), ("file_outputs", "fileOutputs", None))
ContainerImplementation = _struct("ContainerImplementation", ("container", "container", REQUIRED))
ComponentReference = _struct("ComponentReference", ("name", "name", None), ("digest", "digest", None), ("tag", "tag", None),
                             ("url", "url", None), ("spec", "spec", None))
CachingStrategySpec = _struct("CachingStrategySpec", ("max_cache_staleness", "maxCacheStaleness", None))
RetryStrategySpec = _struct("RetryStrategySpec", ("max_retries", "maxRetries", None))
ExecutionOptionsSpec = _struct("ExecutionOptionsSpec", ("retry_strategy", "retryStrategy", None),
                               ("caching_strategy", "cachingStrategy", None))
TaskOutputReference = _struct("TaskOutputReference", ("output_name", "outputName", REQUIRED), ("task_id", "taskId", None),
                              ("task", "task", None), ("type", "type", None))
TaskOutputArgument = _struct("TaskOutputArgument", ("task_output", "taskOutput", REQUIRED))
GraphInputReference = _struct("GraphInputReference", ("input_name", "inputName", REQUIRED), ("type", "type", None))
GraphInputArgument = _struct("GraphInputArgument", ("graph_input", "graphInput", REQUIRED))
GraphSpec = _struct("GraphSpec", ("tasks", "tasks", REQUIRED), ("output_values", "outputValues", None))
GraphImplementation = _struct("GraphImplementation", ("graph", "graph", REQUIRED))


_PLACEHOLDERS = {cls._fields[0][1]: cls for cls in (
    InputValuePlaceholder, InputPathPlaceholder, OutputPathPlaceholder, InputUriPlaceholder, OutputUriPlaceholder,
    InputMetadataPlaceholder, InputOutputPortNamePlaceholder, OutputMetadataPlaceholder, ExecutorInputPlaceholder,
    IsPresentPlaceholder)}


class TaskSpec(Struct):
    """What calling a component outside of a pipeline gives."""

    __module__ = "kfp.components._structures"
    _fields = (("component_ref", "componentRef", REQUIRED), ("arguments", "arguments", None), ("is_enabled", "isEnabled", None),
               ("execution_options", "executionOptions", None), ("annotations", "annotations", None))
    outputs = None
    kfir_name = None  # of its component

    @property
    def output(self):
        if len(self.outputs) != 1:
            raise AttributeError("a task has an `output` if it has one output; this one has %d" % len(self.outputs))
        return list(self.outputs.values())[0]


made_outside = None  # where calls outside of a pipeline are noted, by those who want to know


def read(value):
    """A word of a command line, or a list of words, as objects."""
    if isinstance(value, list):
        return [read(item) for item in value]
    if not isinstance(value, dict) or len(value) != 1:
        return value
    (key, content), = value.items()
    if key == "graphInput":
        return GraphInputArgument(GraphInputReference.from_dict(content))
    if key == "taskOutput":
        return TaskOutputArgument(TaskOutputReference.from_dict(content))
    if key == "concat":
        return ConcatPlaceholder(read(content))
    if key == "if":
        return IfPlaceholder(IfPlaceholderStructure(read(content["cond"]), read(content["then"]), read(content.get("else"))))
    return _PLACEHOLDERS[key](content) if key in _PLACEHOLDERS else value


def to_dict(value):
    if isinstance(value, ComponentSpec):
        return _component(value)
    if isinstance(value, Struct):
        return value.to_dict()
    if isinstance(value, list):
        return [to_dict(item) for item in value]
    if isinstance(value, dict):
        return {key: to_dict(item) for key, item in value.items()}
    return value


def _component(spec):
    result = {}
    for name in ComponentSpec.kfir_members:
        value = getattr(spec, name)
        if value is not None and not (name == "version" and value == _VERSION):
            result[name] = to_dict(value)
    return result


_VERSION = "google.com/cloud/pipelines/component/v1"


def fill(spec, struct):
    """Gives `spec` the members that the plain `struct` describes."""
    struct = to_dict(struct)  # a copy: the user may change all of it
    implementation = struct.get("implementation", {}).get("container")
    graph = struct.get("implementation", {}).get("graph")
    if graph is not None:
        implementation = GraphImplementation(_graph(graph))
    elif implementation is not None:
        container = ContainerSpec.from_dict(implementation)
        container.command = read(container.command)
        container.args = read(container.args)
        implementation = ContainerImplementation(container)
    metadata = struct.get("metadata")
    spec.__dict__.update(
        name=struct.get("name"), description=struct.get("description"),
        metadata=None if metadata is None else MetadataSpec.from_dict(metadata),
        inputs=[InputSpec.from_dict(port) for port in struct["inputs"]] if struct.get("inputs") else None,
        outputs=[OutputSpec.from_dict(port) for port in struct["outputs"]] if struct.get("outputs") else None,
        implementation=implementation, version=struct.get("version", _VERSION))


def _graph(struct):
    tasks = {}
    for id_, task in struct["tasks"].items():
        ref = dict(task["componentRef"])
        if "spec" in ref:
            ref["spec"] = ComponentSpec.kfir_lazy(ref["spec"])
        tasks[id_] = made = TaskSpec.from_dict(dict(task, componentRef=ComponentReference(**ref)))
        if made.arguments is not None:
            made.arguments = {name: read(value) for name, value in made.arguments.items()}
    values = struct.get("outputValues")
    return GraphSpec(tasks, None if values is None else {name: read(value) for name, value in values.items()})


def task_outside(component, arguments):
    spec = component.spec
    types = {port["name"]: port.get("type") for port in spec.get("inputs", ())}
    texts = {name: value if isinstance(value, (TaskOutputArgument, GraphInputArgument)) else serialize_value(value, types[name])
             for name, value in arguments.items()}
    task = TaskSpec(ComponentReference(spec=component.object, **component.ref), texts)
    task.kfir_name = spec.get("name")
    if made_outside is not None:
        made_outside.append(task)
    task.outputs = {port["name"]: TaskOutputArgument(TaskOutputReference(port["name"], task=task, type=port.get("type")))
                    for port in spec.get("outputs", ())}
    return task
