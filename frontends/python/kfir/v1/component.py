# SPDX-License-Identifier: Apache-2.0
"""Components: loaded through C++, called as functions."""
from kfir import host, k8s, places, text
from kfir.v1 import rules
from kfir.v1.expand import CommandLine
from kfir.v1.op import BaseOp, ContainerOp, InputArgumentPath, current_pipeline
from kfir.v1.param import PipelineParam
from kfir.v1.values import FINAL_STATUS, PYTHON_TYPES, verify_type_compatibility

DEFAULT_NAME = "Component"
_replies = {}  # text of a component -> what C++ said of it


class Component:
    """A component.yaml that was read, and where from."""

    __slots__ = ("text", "spec", "json", "ref", "place", "object", "named", "inner")

    def __init__(self, text_, spec, json, ref, object_=None):
        self.text = text_
        self.spec = spec
        self.json = json
        self.ref = ref
        self.place = places.here()
        self.object = object_  # the ComponentSpec that the user sees
        self.inner = None  # of a graph: the components of its tasks
        self.named = False  # whether a nameless component got its stand-in name: see Use

    def refresh(self):
        """The user may have edited the object that stands for the component."""
        if self.object is not None and self.object.kfir_edited():
            spec = self.object.to_dict()
            if spec != self.spec:
                self.spec = spec
                self.json = text.dumps(spec)
                self.text = None


class Use:
    """How an op uses its component: what it was called with and what the compiler has to say about that."""

    __slots__ = ("component", "spec_json", "arguments")


class ComponentSpec:
    """kfp.components.structures.ComponentSpec. Its members are made of the plain `spec` when somebody looks at them."""

    kfir_members = ("name", "description", "metadata", "inputs", "outputs", "implementation", "version")

    def __init__(self, name=None, description=None, metadata=None, inputs=None, outputs=None, implementation=None,
                 version="google.com/cloud/pipelines/component/v1"):
        self.__dict__.update(name=name, description=description, metadata=metadata, inputs=inputs, outputs=outputs,
                             implementation=implementation, version=version)
        _read(text.dumps(self.to_dict()).encode(), "")  # checks it

    @classmethod
    def kfir_lazy(cls, spec):
        self = cls.__new__(cls)
        self.__dict__["_kfir_spec"] = spec
        return self

    def kfir_edited(self):
        return "_kfir_spec" not in self.__dict__

    def __getattr__(self, name):
        if name in ComponentSpec.kfir_members and "_kfir_spec" in self.__dict__:
            from kfir.v1 import structures
            structures.fill(self, self.__dict__.pop("_kfir_spec"))
            return self.__dict__[name]
        raise AttributeError(name)

    def __setattr__(self, name, value):
        if "_kfir_spec" in self.__dict__ and name in ComponentSpec.kfir_members:
            getattr(self, name)
        self.__dict__[name] = value

    @classmethod
    def from_dict(cls, struct):
        return cls.kfir_lazy(_read(text.dumps(struct).encode(), "")["spec"])

    def to_dict(self):
        from kfir.v1 import structures
        return structures.to_dict(self)

    def save(self, file_path):
        with open(file_path, "w", encoding="utf-8") as file:
            file.write(host.ask("yaml", self.to_dict())[0])

    def __eq__(self, other):
        return isinstance(other, ComponentSpec) and self.to_dict() == other.to_dict()

    def __hash__(self):
        return id(self)

    def __repr__(self):
        return "ComponentSpec(%s)" % self.to_dict()


def _read(data, base, digest=None):
    reply = _replies.get(data)
    if reply is None or digest is not None:
        reply = _replies[data] = host.ask("component", data, base, digest)[0]
    return reply


def load_component(filename=None, url=None, text=None, component_spec=None):
    given = [argument for argument in (filename, url, text, component_spec) if argument]
    if len(given) != 1:
        raise ValueError("load_component takes exactly one of filename, url, text and component_spec")
    if filename:
        return load_component_from_file(filename)
    if url:
        return load_component_from_url(url)
    if text:
        return load_component_from_text(text)
    return load_component_from_spec(component_spec)


def load_component_from_text(text):
    if not isinstance(text, (str, bytes)):
        raise TypeError("the text of a component is text, not an object of type `%s`" % type(text).__name__)
    return _load(text if isinstance(text, bytes) else text.encode("utf-8"), "", {})


def load_component_from_file(filename):
    if not isinstance(filename, str):
        raise TypeError("the name of a component's file is text, not an object of type `%s`" % type(filename).__name__)
    with open(filename, "rb") as file:
        data = file.read()
    return load_bytes(data, filename, {"url": filename})


def load_component_from_url(url, auth=None):
    if not isinstance(url, str):
        raise TypeError("the URL of a component is text, not an object of type `%s`" % type(url).__name__)
    if url.startswith("gs://"):
        url = "https://storage.googleapis.com/" + url[5:]
    return load_bytes(host.ask("fetch", url)[0], url, {"url": url})


def load_component_from_spec(component_spec):
    if component_spec is None:
        raise TypeError("a component's spec is missing")
    spec = component_spec.to_dict()
    reply = _read(text.dumps(spec).encode(), "")
    digest = component_spec.__dict__.get("_digest")
    component = Component(None, reply["spec"], reply["spec_json"], {"digest": digest} if digest else {})
    return make_factory(component, component_spec)


def load_bytes(data, base, ref):
    return _load(_unzip(data), base, ref)


def _unzip(data):
    if not data.startswith(b"PK"):
        return data
    import io
    import zipfile
    stream = io.BytesIO(data)
    if not zipfile.is_zipfile(stream):
        return data
    with zipfile.ZipFile(stream) as archive:
        return archive.read("component.yaml")


def _load(data, base, ref, digest=None):
    reply = _read(data, base, digest)
    ref["digest"] = reply["digest"]
    component = Component(data, reply["spec"], reply["spec_json"], ref)
    spec_object = ComponentSpec.kfir_lazy(component.spec)
    spec_object.__dict__["_digest"] = reply["digest"]
    return make_factory(component, spec_object)


def conversion_table(names):
    """Name -> identifier of Python, unique."""
    table = {name: name for name in names if rules.python_name(name) == name}
    used = set(table)
    for name in names:
        if name in table:
            continue
        result = rules.python_name(name)
        number = 2
        while result in used:
            result = rules.python_name("%s %d" % (name, number))
            number += 1
        table[name] = result
        used.add(result)
    return table


class _Left:
    """The default of an optional input: not passed."""

    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return repr(self.value)


def make_factory(component, spec_object):
    """A real function with the component's inputs as parameters."""
    spec = component.spec
    component.object = spec_object
    inputs = [input for input in spec.get("inputs", ()) if input.get("type") != FINAL_STATUS]
    identifiers = conversion_table([input["name"] for input in spec.get("inputs", ())])
    required = [input for input in inputs if input.get("default") is None and not input.get("optional")]
    others = [input for input in inputs if not (input.get("default") is None and not input.get("optional"))]
    defaults = tuple([_Left(input.get("default")) if input.get("optional") else input["default"] for input in others])
    parameters = [(identifiers[input["name"]], input) for input in required + others]
    for identifier, input in parameters:
        if not identifier.isidentifier():
            raise ValueError("the input `%s` cannot be a parameter of a function: `%s` is not a name of Python" % (
                input["name"], identifier))
    name = spec.get("name") or DEFAULT_NAME
    names = [input["name"] for _, input in parameters]

    def call(values):
        return instantiate(component, {key: value for key, value in zip(names, values) if type(value) is not _Left})

    # Compiled with names that cannot be keywords of Python; the real ones, which can, come after.
    arguments = ["A%d" % number for number in range(len(parameters))]
    source = "def FACTORY(%s): return CALL((%s))" % (", ".join(arguments), "".join([argument + "," for argument in arguments]))
    scope = {"CALL": call}
    exec(compile(source, __file__, "exec"), scope)
    factory = scope["FACTORY"]
    factory.__code__ = factory.__code__.replace(co_name=name, co_varnames=tuple([identifier for identifier, _ in parameters]))
    factory.__name__ = factory.__qualname__ = name
    factory.__module__ = "kfp.components._components"
    factory.__doc__ = "\n".join([line for line in (spec.get("name"), spec.get("description")) if line])
    factory.__defaults__ = defaults
    factory.__annotations__ = {identifier: PYTHON_TYPES.get(str(input["type"])) or str(input["type"])
                               for identifier, input in parameters if input.get("type")}
    factory.component_spec = spec_object
    factory.kfir_component = component
    return factory


def instantiate(component, arguments):
    component.refresh()
    implementation = component.spec.get("implementation", ())
    if "container" not in implementation and "graph" not in implementation:
        raise TypeError("the component `%s` has no implementation" % (component.spec.get("name") or DEFAULT_NAME))
    if current_pipeline() is None:
        from kfir.v1 import structures
        return structures.task_outside(component, arguments)
    if "graph" in implementation:
        from kfir.v1 import graph
        return graph.expand(component, arguments)
    return _make_op(component, arguments)


def _complete(spec, arguments):
    """`arguments` and the defaults of the inputs that it leaves out, in the order of the inputs."""
    result = {}
    for input in spec.get("inputs", ()):
        name = input["name"]
        if name in arguments:
            result[name] = arguments[name]
        elif input.get("default") is not None:
            value = input["default"]
            kind = input.get("type")
            result[name] = int(value) if kind == "Integer" else float(value) if kind == "Float" else value
    return result


def _make_op(component, arguments):
    spec = component.spec
    arguments = _complete(spec, arguments)
    types = {input["name"]: input.get("type") for input in spec.get("inputs", ())}
    given = {}
    for name, value in arguments.items():
        given[name] = value
        if isinstance(value, PipelineParam):
            verify_type_compatibility(value.param_type, types[name],
                                      "input `%s` of component `%s`: " % (name, spec.get("name")))
            given[name] = str(value)
        elif isinstance(value, BaseOp):
            raise TypeError("input `%s` of component `%s` got an op; pass one of its outputs" % (name, spec.get("name")))
        elif type(value) is int and not -1 << 63 <= value < 1 << 63:
            raise ValueError("input `%s` of component `%s`: %d does not fit 64 bits" % (name, spec.get("name"), value))
    container = spec["implementation"]["container"]
    line = CommandLine(spec, given)
    command = line.words(container.get("command"))
    args = line.words(container.get("args"))
    op = ContainerOp(spec.get("name") or DEFAULT_NAME, container["image"], command, args, file_outputs=line.output_paths,
                     artifact_argument_paths=[InputArgumentPath(given[name], name, path) for name, path in line.input_paths.items()])
    _declare_outputs(op, spec)
    for name, value in arguments.items():
        if isinstance(value, PipelineParam):
            op._component_spec_inputs_with_pipeline_params.append(value)
        if name in line.by_value:
            op.artifact_arguments.pop(name, None)
            op.input_artifact_paths.pop(name, None)
        else:
            op.artifact_arguments[name] = str(value)
            op.input_artifact_paths.setdefault(name, rules.input_path(name))
    op._parameter_arguments = line.by_value
    op._metadata = component.object
    op._component_ref = component.ref
    _add_settings(op, spec, container)
    use = op.kfir_use = Use()
    use.component = component
    use.spec_json = None
    use.arguments = {name: line.by_value.get(name, str(value)) for name, value in arguments.items()}
    if not spec.get("name") and not component.named:
        use.spec_json = component.json
        component.named = True
    return op


def _declare_outputs(op, spec):
    outputs = spec.get("outputs", ())
    if not outputs:
        return
    for output in outputs:
        name = output["name"]
        op.outputs[name] = PipelineParam(name, op.name, param_type=output.get("type"))
        if name not in op.file_outputs:
            op.file_outputs[name] = op.output_artifact_paths.get(rules.legacy_output(name)) or rules.output_path(name)
    op._move_legacy_outputs()
    op._set_single_output_attribute()
    for name, identifier in conversion_table([output["name"] for output in outputs]).items():
        if identifier not in op.outputs and name in op.outputs:
            op.outputs[identifier] = op.outputs[name]


def _add_settings(op, spec, container):
    for name, value in container.get("env", {}).items():
        op.container.add_env_variable(k8s.model("V1EnvVar")(name=name, value=value))
    metadata = spec.get("metadata", {})
    op.pod_annotations.update(metadata.get("annotations", {}))
    op.pod_labels.update(metadata.get("labels", {}))
    if metadata.get("annotations", {}).get("volatile_component") == "true":
        op.execution_options.caching_strategy.max_cache_staleness = "P0D"
