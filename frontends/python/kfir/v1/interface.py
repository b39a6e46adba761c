# SPDX-License-Identifier: Apache-2.0
"""What a Python function says of its inputs and outputs: names, types, defaults, descriptions."""
import sys

from kfir import host, places
from kfir.signature import EMPTY, signature
from kfir.v1 import rules
from kfir.v1.values import TYPE_NAMES, serialize_value

class FileAnnotation:
    """InputPath('CSV') and its like, as the annotation of a parameter."""

    def __init__(self, type=None):
        self.type = type


class InputPath(FileAnnotation):
    pass


class InputTextFile(FileAnnotation):
    pass


class InputBinaryFile(FileAnnotation):
    pass


class InputArtifact(FileAnnotation):
    pass


class OutputPath(FileAnnotation):
    pass


class OutputTextFile(FileAnnotation):
    pass


class OutputBinaryFile(FileAnnotation):
    pass


class OutputArtifact(FileAnnotation):
    pass


def without_optional(annotation):
    typing = sys.modules.get("typing")
    if typing and getattr(annotation, "__origin__", None) is typing.Union and annotation.__args__[1] is type(None):
        return annotation.__args__[0]
    return annotation


def type_struct(annotation):
    if annotation is EMPTY or not annotation:
        return None
    if hasattr(annotation, "to_dict"):
        annotation = annotation.to_dict()
    if isinstance(annotation, dict):
        return annotation
    # As Python 3.10 has it, the last that kfp 1.8 was made for, whatever runs here.
    if getattr(annotation, "__module__", None) == "typing" and getattr(annotation, "__name__", None) == "Any":
        return "typing.Any"
    if type(annotation).__name__ == "GenericAlias":
        annotation = annotation.__origin__
        return str(annotation.__name__)
    if isinstance(annotation, type):
        return TYPE_NAMES.get(annotation) or str(annotation.__name__)
    if hasattr(annotation, "__forward_arg__"):
        return str(annotation.__forward_arg__)
    return str(annotation)


def _documentation(function):
    """(short description, {parameter: description})"""
    if not getattr(function, "__doc__", None):
        return None, {}
    from kfir import docstring
    head, described = docstring.parse(docstring.clean(function.__doc__))
    return head.split("\n", 1)[0].strip() or None, described


def _port_name(parameter, annotation):
    name = parameter.name
    if isinstance(annotation, FileAnnotation):
        if isinstance(annotation, (InputPath, OutputPath)) and name.endswith("_path"):
            name = name[:-5]
        if name.endswith("_file"):
            name = name[:-5]
        allowed = type(annotation) is InputPath and parameter.default is None
        if parameter.default is not EMPTY and not allowed:
            raise ValueError("the parameter `%s` is passed as a file: its only possible default is None, of an InputPath" % parameter.name)
    return name


def _input(function, parameter, name, kind, description):
    result = {"name": name}
    if kind is not None:
        result["type"] = kind
    if description is not None:
        result["description"] = description
    if parameter.default is not EMPTY:
        if parameter.default is not None:
            outer = next(iter(kind)) if isinstance(kind, dict) else kind
            try:
                result["default"] = serialize_value(parameter.default, outer)
            except Exception as error:
                host.warn("default-dropped", "the default of the parameter `%s` is dropped: %s" % (parameter.name, error),
                          places.place(places.of_function(function)))
        result["optional"] = True
    return result


def extract(function):
    """The struct of a ComponentSpec without an implementation, as plain values; and the parameter of each input and, as
    ('output', name), of each output that is a parameter."""
    parameters, returned = signature(function)
    short, described = _documentation(function)
    inputs = {}
    outputs = {}
    origins = {}
    for parameter in parameters:
        annotation = without_optional(parameter.annotation)
        name = _port_name(parameter, annotation)
        is_output = isinstance(annotation, (OutputPath, OutputTextFile, OutputBinaryFile, OutputArtifact))
        kind = type_struct(annotation.type if isinstance(annotation, FileAnnotation) else annotation)
        description = described.get(parameter.name)
        if is_output:
            name = rules.unique(name, outputs, "_")
            outputs[name] = {"name": name, "type": kind, "description": description}
            origins["output", name] = parameter
        else:
            name = rules.unique(name, inputs, "_")
            inputs[name] = _input(function, parameter, name, kind, description)
            origins[name] = parameter
    _add_returned(outputs, returned)
    spec = {"name": getattr(function, "_component_human_name", None) or rules.human_name(function.__name__)}
    description = getattr(function, "_component_description", None) or short
    if description:
        spec["description"] = description.strip()
    if inputs:
        spec["inputs"] = list(inputs.values())
    if outputs:
        spec["outputs"] = [{key: value for key, value in output.items() if value is not None} for output in outputs.values()]
    return spec, origins


def _add_returned(outputs, returned):
    if hasattr(returned, "_fields"):
        annotations = getattr(returned, "__annotations__", None) or getattr(returned, "_field_types", None) or {}
        for field in returned._fields:
            name = rules.unique(field, outputs, "_")
            outputs[name] = {"name": name, "type": type_struct(annotations.get(field))}
    elif isinstance(returned, dict):
        for name, annotation in returned.items():
            outputs[name] = {"name": name, "type": type_struct(annotation)}
    elif returned is not None and returned is not EMPTY:
        name = rules.unique("Output", outputs, "_")
        outputs[name] = {"name": name, "type": type_struct(returned)}
