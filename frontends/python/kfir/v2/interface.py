# SPDX-License-Identifier: Apache-2.0
"""The interface of a component from the signature of its function."""
import inspect
import typing

from kfir.v2 import annotations, artifacts, rules, types
from kfir.v2.structures import ComponentSpec, InputSpec, OutputSpec

PYTHON, CONTAINER, PIPELINE = "python", "container", "pipeline"

_PLAIN = {str: "String", int: "Integer", float: "Float", bool: "Boolean", list: "List", dict: "Dict"}


def of_function(function, kind):
    """A ComponentSpec without an implementation. `kind` is one of the three above: what is allowed differs."""
    spec = ComponentSpec(rules.slug(rules.human_name(function.__name__)), None, description=inspect.getdoc(function))
    signature = inspect.signature(function)
    for name, parameter in signature.parameters.items():
        is_input, type_name, is_list = _port(parameter.annotation)
        if is_input:
            has_default = parameter.default is not inspect.Parameter.empty
            spec.inputs[name] = InputSpec(type_name, parameter.default if has_default else None, has_default, is_list)
        else:
            spec.outputs[name] = OutputSpec(type_name, is_list)
    result = signature.return_annotation
    if result is not inspect.Signature.empty and result is not None and kind != CONTAINER:
        fields = getattr(result, "__annotations__", None) if hasattr(result, "_fields") else {"Output": result}
        for name, annotation in fields.items():
            _, type_name, is_list = _port(annotation)
            spec.outputs[name] = OutputSpec(type_name, is_list)
    return spec


def parameters(function, spec):
    """Of a container component: (`input`, `output` or `path`; name; port) of each parameter, in order."""
    rows = []
    for name, parameter in inspect.signature(function).parameters.items():
        if isinstance(parameter.annotation, annotations.OutputPath):
            rows.append(("path", name, spec.outputs[name]))
        elif _port(parameter.annotation)[0]:
            rows.append(("input", name, spec.inputs[name]))
        else:
            rows.append(("output", name, spec.outputs[name]))
    return rows


def _port(annotation):
    """(whether it is an input, type string, whether it is a list)."""
    metadata = getattr(annotation, "__metadata__", None)
    if metadata:
        inner = annotation.__origin__
        is_list = typing.get_origin(inner) is list
        kind = typing.get_args(inner)[0] if is_list else inner
        return metadata[0] is annotations.InputAnnotation, artifacts.type_string(kind), is_list
    if isinstance(annotation, (annotations.InputPath, annotations.OutputPath)):
        kind = annotation.type
        return isinstance(annotation, annotations.InputPath), kind if isinstance(kind, str) else _PLAIN[kind], False
    if artifacts.is_artifact_class(annotation):
        return True, artifacts.type_string(annotation), False
    if isinstance(annotation, type) and annotation in _PLAIN:
        return True, _PLAIN[annotation], False
    if isinstance(annotation, type) and annotation.__name__ in (types.FINAL_STATUS, types.CONFIG):
        return True, annotation.__name__, False
    if typing.get_origin(annotation) is list and artifacts.is_artifact_class((typing.get_args(annotation) or (None,))[0]):
        return True, artifacts.type_string(typing.get_args(annotation)[0]), True
    return True, str(annotation), False
