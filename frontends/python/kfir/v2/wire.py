# SPDX-License-Identifier: Apache-2.0
"""Documents as protobuf messages, for user code that takes `component.pipeline_spec` apart. google.protobuf is the user's."""
from kfir.v2 import settings, types
from kfir.v2.structures import Container

# The files of messages: the package of each, and what describes it.
_FILES = (("pipeline_spec.proto", "ml_pipelines", "wire_schema.txt"), ("kubernetes_executor_config.proto", "kfp_kubernetes", "kubernetes_schema.txt"))
_SCALARS = ("double", "float", "int64", "uint64", "int32", "fixed64", "fixed32", "bool", "string")  # numbered from 1 on
_MESSAGE, _ENUM, _INT32, _BOOL, _STRING = 11, 14, 5, 8, 9

_classes = {}


def message_class(name, package="ml_pipelines"):
    """The class of the message `name`."""
    if not _classes:
        _make_classes()
    return _classes[package, name]


def _make_classes():
    try:
        from google.protobuf import descriptor_pb2, descriptor_pool, duration_pb2, struct_pb2
    except ImportError:
        raise NotImplementedError("documents are protobuf messages, for which the package `protobuf` has to be installed")
    pool = descriptor_pool.DescriptorPool()
    for dependency in (duration_pb2, struct_pb2):
        file = descriptor_pb2.FileDescriptorProto()
        dependency.DESCRIPTOR.CopyToProto(file)
        pool.Add(file) if hasattr(pool, "Add") else pool.AddSerializedFile(file.SerializeToString())
    dependencies = ["google/protobuf/duration.proto", "google/protobuf/struct.proto"]
    for file_name, package, schema in _FILES:
        file = descriptor_pb2.FileDescriptorProto(name=file_name, package=package, syntax="proto3", dependency=dependencies)
        names = _fill(file, schema)
        pool.AddSerializedFile(file.SerializeToString()) if hasattr(pool, "AddSerializedFile") else pool.Add(file)
        for name in names:
            _classes[package, name] = _class_of(pool.FindMessageTypeByName("%s.%s" % (package, name)))
        dependencies.append(file_name)


def _class_of(descriptor):
    from google.protobuf import message_factory
    if hasattr(message_factory, "GetMessageClass"):
        return message_factory.GetMessageClass(descriptor)
    return message_factory.MessageFactory().GetPrototype(descriptor)


def _fill(file, schema):
    """Adds what the file `schema` says; the names of its messages."""
    with open(__file__.rpartition("/")[0] + "/" + schema, encoding="utf-8") as lines:
        rows = [line.rstrip("\n") for line in lines if not line.startswith("#")]
    messages, enums = {}, set()
    for row in rows:
        if row.startswith("  enum "):
            enums.add("%s.%s" % (name, row.split()[1]))
        elif not row.startswith(" "):
            name = row
            outer, _, own = name.rpartition(".")
            messages[name] = (messages[outer].nested_type if outer else file.message_type).add(name=own)
    for row in rows:
        if not row.startswith(" "):
            message, name = messages[row], row
        elif row.startswith("  enum "):
            _, enum, *values = row.split()
            added = message.enum_type.add(name=enum)
            for number, value in enumerate(values):
                added.value.add(name=value, number=number)
        else:
            _add_field(message, name, row.split(), enums, file.package)
    return list(messages)


def _add_field(message, message_name, words, enums, package):
    name, number, kind = words[:3]
    field = message.field.add(name=name, number=int(number), label=3 if len(words) > 3 and words[3] in "*%" else 1)
    _set_type(field, kind, enums, package)
    if len(words) > 3 and words[3] == "%":
        entry = message.nested_type.add(name="".join([part[:1].upper() + part[1:] for part in name.split("_")]) + "Entry")
        entry.options.map_entry = True
        entry.field.add(name="key", number=1, label=1, type=_STRING)
        _set_type(entry.field.add(name="value", number=2, label=1), kind, enums, package)
        field.type = _MESSAGE
        field.type_name = ".%s.%s.%s" % (package, message_name, entry.name)
    elif len(words) > 3 and words[3].startswith("@"):
        names = [oneof.name for oneof in message.oneof_decl]
        if words[3][1:] not in names:
            message.oneof_decl.add(name=words[3][1:])
            names.append(words[3][1:])
        field.oneof_index = names.index(words[3][1:])
        field.proto3_optional = words[3].startswith("@_")


def _set_type(field, kind, enums, package):
    if kind in _SCALARS:
        field.type = _SCALARS.index(kind) + 1
    else:
        field.type = _ENUM if kind in enums else _MESSAGE
        field.type_name = kind if kind.startswith(".") else ".%s.%s" % (package, kind)


def pipeline_spec(component):
    """The PipelineSpec of `component`, compiled by itself."""
    spec = component.component_spec
    document = _document(spec) if isinstance(spec.implementation, Container) else _compiled(component)["pipelineSpec"]
    from google.protobuf import json_format
    return json_format.ParseDict(document, message_class("PipelineSpec")())


def platform_spec(component):
    message = message_class("PlatformSpec")()
    if isinstance(component.component_spec.implementation, Container):
        return message
    from google.protobuf import json_format
    return json_format.ParseDict(_compiled(component).get("platformSpec", {}), message)


def _compiled(component):
    """Both documents, by their names in the object that holds them."""
    from kfir import host
    from kfir.v2 import compiler, run
    trace = run.traced(component)
    trace["overrides"] = compiler.overrides(component)
    trace["manifest"] = dict(compiler.KubernetesManifestOptions().__dict__)
    return host.ask("compile", trace, "")[0]["spec"]


def _document(spec):
    implementation = spec.implementation
    container = {"image": implementation.image}
    for name, words in (("command", implementation.command), ("args", implementation.args)):
        if words:
            container[name] = words
    if implementation.env:
        container["env"] = [{"name": name, "value": value} for name, value in implementation.env.items()]
    ports = {}
    inputs, outputs = _ports(spec.inputs, True), _ports(spec.outputs, False)
    if inputs:
        ports["inputDefinitions"] = inputs
    if outputs:
        ports["outputDefinitions"] = outputs
    passthroughs = [{"field": int(field), "applyToTask": bool(applies)} for field, applies in spec.task_config_passthroughs]
    if passthroughs:
        ports["taskConfigPassthroughs"] = passthroughs
    task = {"cachingOptions": {"enableCache": True}, "componentRef": {"name": "comp-" + spec.name}, "taskInfo": {"name": spec.name}}
    given = {}
    for name, port in spec.inputs.items():
        kind = "parameters" if types.is_parameter(port.type) else "artifacts"
        given.setdefault(kind, {})[name] = {"componentInputParameter" if kind == "parameters" else "componentInputArtifact": name}
    if given:
        task["inputs"] = given
    dag = {"tasks": {spec.name: task}}
    for name, port in spec.outputs.items():
        if types.is_parameter(port.type):
            entry = {"valueFromParameter": {"producerSubtask": spec.name, "outputParameterKey": name}}
            dag.setdefault("outputs", {}).setdefault("parameters", {})[name] = entry
        else:
            entry = {"artifactSelectors": [{"producerSubtask": spec.name, "outputArtifactKey": name}]}
            dag.setdefault("outputs", {}).setdefault("artifacts", {})[name] = entry
    return {
        "pipelineInfo": {"name": spec.name}, "sdkVersion": "kfp-" + settings.VERSION, "schemaVersion": "2.1.0",
        "deploymentSpec": {"executors": {"exec-" + spec.name: {"container": container}}},
        "components": {"comp-" + spec.name: dict(ports, executorLabel="exec-" + spec.name)}, "root": dict(ports, dag=dag),
    }


def _ports(ports, are_inputs):
    result = {}
    for name, port in ports.items():
        number = types.parameter_type(port.type)
        entry = {"description": port.description} if port.description else {}
        if are_inputs and port.optional:
            entry["isOptional"] = True
        if number is not None:
            entry["parameterType"] = types.NAMES[number]
            if are_inputs and port.default is not None:
                entry["defaultValue"] = port.default
        else:
            title, _, version = port.type.partition("@")
            entry["artifactType"] = {"schemaTitle": title, "schemaVersion": version}
            if port.is_artifact_list:
                entry["isArtifactList"] = True
        result.setdefault("parameters" if number is not None else "artifacts", {})[name] = entry
    return result
