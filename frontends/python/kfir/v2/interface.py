# SPDX-License-Identifier: Apache-2.0
"""What a Python function says of its inputs and outputs: names, types, defaults, descriptions."""
import sys

from kfir.signature import EMPTY, signature
from kfir.v2 import annotations, artifacts, rules, types
from kfir.v2.structures import ComponentSpec, ContainerSpec, InputSpec, OutputSpec

PYTHON, CONTAINER, PIPELINE = "component", "container_component", "pipeline"
BUILT = "component with a target image"  # its text does not travel, so that nobody has to read its annotations again

_WORDS = {str: "String", int: "Integer", float: "Float", bool: "Boolean", list: "List", dict: "Dict"}
_CANONICAL = frozenset(list(_WORDS.values()) + [types.FINAL_STATUS, types.CONFIG])


class _Type:
    """What an annotation says. `port` is None, or the marker that stands in Input[...] and its like, or the path annotation itself."""

    __slots__ = ("name", "is_list", "port", "kind")

    def __init__(self, name, is_list=False, port=None, kind=None):
        self.name = name
        self.is_list = is_list
        self.port = port
        self.kind = kind  # the class of the artifact, where the annotation has one


def without_optional(annotation):
    typing = sys.modules.get("typing")
    if typing and getattr(annotation, "__origin__", None) is typing.Union and annotation.__args__[1] is type(None):
        return annotation.__args__[0]
    return annotation


def _element_class(annotation):
    """Of `List[T]` and `list[T]`, the class of artifacts T."""
    if getattr(annotation, "__origin__", None) is list:
        arguments = getattr(annotation, "__args__", None) or ()
        if len(arguments) == 1 and artifacts.is_artifact_class(arguments[0]):
            return arguments[0]
    return None


def _word(annotation):
    """How `annotation` is written inside of the brackets of a builtin."""
    if annotation in _WORDS:
        return _WORDS[annotation]
    if type(annotation).__name__ == "GenericAlias":
        return "%s[%s]" % (_word(annotation.__origin__), ", ".join([_word(inner) for inner in annotation.__args__]))
    title = getattr(annotation, "schema_title", None)
    if title is not None:
        return str(title)
    return annotation.__name__ if isinstance(annotation, type) else str(annotation).replace("typing.Any", "Any")


def _parameter_type(annotation):
    """The type string of a parameter's type; None: it is no such thing."""
    if isinstance(annotation, str):
        return annotation
    try:
        if annotation in _WORDS:
            return _WORDS[annotation]
    except TypeError:  # not hashable
        return None
    if isinstance(annotation, type):
        if getattr(annotation, "__module__", "").startswith("kfir.") and annotation.__name__ in (types.FINAL_STATUS, types.CONFIG):
            return annotation.__name__
    if hasattr(annotation, "__forward_arg__"):
        return annotation.__forward_arg__
    if getattr(annotation, "__origin__", None) in (list, dict):
        return _word(annotation) if type(annotation).__name__ == "GenericAlias" else str(annotation)
    return None


def _is_good_text(name):
    """Types that were given as text have to be spelled as kfp spells them."""
    short = name[7:] if name.startswith("typing.") else name
    return name in _CANONICAL or short in ("List", "Dict") or short.startswith(("List[", "Dict["))


def check_artifact_type(name, where):
    title, at, version = name.partition("@")
    namespace, dot, rest = title.partition(".")
    if not at or not dot or not rest or "." in rest or namespace not in ("system", "google") or version.count(".") != 2:
        raise TypeError("%s is of the type `%s`, which is neither a type of parameters (str, int, float, bool, list, dict) nor one of "
                        "artifacts (`system.NAME` or `google.NAME`, with a version of three parts)" % (where, name))


def read(annotation, where):
    """The _Type that `annotation` stands for; `where` is for messages."""
    annotation = without_optional(annotation)
    if annotation is None or annotation == "":
        raise AttributeError("%s is annotated with nothing: None is no type" % where)
    if isinstance(annotation, (annotations.InputPath, annotations.OutputPath)):
        inner = annotation.type
        result = _plain(inner, where) if not isinstance(inner, str) else _Type(inner)
        if isinstance(inner, str) and types.is_parameter(inner) and not _is_good_text(inner):
            raise TypeError("%s: `%s` is spelled `%s`" % (where, inner, "String, Integer, Float, Boolean, List or Dict"))
        if types.is_artifact(result.name):
            check_artifact_type(result.name, where)
        result.port = annotation
        return result
    metadata = getattr(annotation, "__metadata__", ())[:1]
    for marker in (annotations.InputAnnotation, annotations.OutputAnnotation, annotations.EmbeddedAnnotation):
        if marker in metadata:
            if marker is annotations.EmbeddedAnnotation:
                return _Type(None, port=marker)
            result = _plain(annotation.__origin__, where)
            result.port = marker
            return result
    return _plain(annotation, where)


def _plain(annotation, where):
    element = _element_class(annotation)
    kind = element or (annotation if artifacts.is_artifact_class(annotation) else None)
    if kind is not None:
        result = _Type(artifacts.type_string(kind), element is not None, kind=kind)
        check_artifact_type(result.name, where)
        return result
    name = _parameter_type(annotation)
    is_text = isinstance(annotation, str) or hasattr(annotation, "__forward_arg__")
    if name is None:
        raise TypeError("%s is of the type `%s`, which is neither a type of parameters (str, int, float, bool, list, dict) nor a class "
                        "of artifacts" % (where, getattr(annotation, "__name__", None) or annotation))
    if types.is_artifact(name):
        check_artifact_type(name, where)
    elif is_text and not _is_good_text(name):
        raise TypeError("%s is annotated with the text `%s`: as text, types are spelled String, Integer, Float, Boolean, List and Dict "
                        "(`from __future__ import annotations` makes text of all annotations)" % (where, name))
    return _Type(name)


def _add_parameter(spec, kind, function, parameter, descriptions):
    name = parameter.name
    where = "the parameter `%s` of `%s`" % (name, function.__name__)
    if name == "Output":
        raise ValueError("%s takes the name of the output" % where)
    if parameter.annotation is EMPTY:
        raise TypeError("%s has no annotation" % where)
    found = read(parameter.annotation, where)
    if found.port is annotations.EmbeddedAnnotation:
        return
    if kind is PYTHON and found.kind is None and types.parameter_type(found.name) == types.LIST and "[" in found.name and isinstance(found.port, type):
        raise TypeError("%s is a list of values, which is annotated without Input[...] and Output[...]" % where)
    if found.port is annotations.OutputAnnotation or isinstance(found.port, annotations.OutputPath):
        if kind is PIPELINE:
            raise TypeError("%s is an output: a pipeline declares its outputs by what it returns" % where)
        if found.is_list:
            raise ValueError("%s is a list of artifacts: only pipelines have such outputs" % where)
        spec.outputs[name] = OutputSpec(found.name, False, descriptions.get(name))
        return
    if kind is CONTAINER:
        if hasattr(without_optional(parameter.annotation), "__forward_arg__"):
            raise ValueError("%s is annotated with text in Optional[...], which container components do not take" % where)
        if isinstance(found.port, annotations.InputPath):
            raise ValueError("%s is an InputPath, which container components do not have: write Input[...]" % where)
        if types.is_artifact(found.name) and found.port is None:
            raise TypeError("%s is an artifact: in a container component write Input[...] or Output[...]" % where)
    if found.kind is not None and parameter.default not in (EMPTY, None):
        raise ValueError("%s is an artifact: its only possible default is None" % where)
    special = found.name in (types.FINAL_STATUS, types.CONFIG)
    optional = special or parameter.default is not EMPTY
    default = None if special or parameter.default is EMPTY else parameter.default
    spec.inputs[name] = InputSpec(found.name, default, optional, found.is_list, descriptions.get(name))


def _returned(function, kind, annotation):
    """Name -> annotation."""
    if kind is CONTAINER:
        if annotation is not EMPTY and annotation is not ContainerSpec:
            raise TypeError("`%s` is a container component, which returns a dsl.ContainerSpec: its outputs are parameters" % function.__name__)
        return {}
    if annotation is EMPTY or annotation is None:
        return {}
    if isinstance(annotation, type) and issubclass(annotation, tuple) and hasattr(annotation, "_fields"):
        fields = getattr(annotation, "__annotations__", None) or getattr(annotation, "_field_types", None) or {}
        if not fields:
            raise AttributeError("what `%s` returns has no fields with types" % function.__name__)
        for name in annotation._fields:
            if name not in fields:
                raise KeyError("the field `%s` of what `%s` returns has no type of its own: it is inherited" % (name, function.__name__))
        return fields
    if isinstance(annotation, dict):
        raise AttributeError("what `%s` returns is annotated with a dict: write a NamedTuple" % function.__name__)
    return {"Output": annotation}


def _add_outputs(spec, kind, function, returned, descriptions):
    is_tuple = hasattr(returned, "_fields")
    for name, annotation in _returned(function, kind, returned).items():
        where = "the output `%s` of `%s`" % (name, function.__name__)
        if without_optional(annotation) is not annotation:
            raise TypeError("%s cannot be optional" % where)
        is_marked = bool(getattr(annotation, "__metadata__", None))
        if is_marked or isinstance(annotation, (annotations.InputPath, annotations.OutputPath)):
            found = read(annotation, where)
            if is_marked and found.kind is not None and kind is PYTHON or is_tuple and (found.kind is None or not is_marked):
                raise TypeError("%s is annotated for a parameter: what is returned has a plain type" % where)
        else:
            found = _plain(annotation, where)
        if found.is_list and kind is not PIPELINE:
            raise ValueError("%s is a list of artifacts: only pipelines have such outputs" % where)
        output_type = "Dict" if found.name in (types.FINAL_STATUS, types.CONFIG) else found.name
        # A parameter may be an output of that name.
        spec.outputs[rules.free(name, spec.outputs, "_")] = OutputSpec(output_type, found.is_list, descriptions.get(name))


def _documentation(function):
    """(description or None, {input: description}, {output: description})"""
    doc = getattr(function, "__doc__", None)
    if not doc or not doc.strip():
        return None, {}, {}
    from kfir import docstring
    doc = docstring.clean(doc)
    head, inputs = docstring.parse(doc)
    first, _, rest = head.partition("\n")
    description = "\n".join([part for part in (first, rest.strip()) if part]).strip()
    outputs = {}
    for word in ("Returns:", "Returns", "Return:", "Return"):
        if word + "\n" in doc:
            outputs = docstring.parse(doc.replace(word, "Args:"))[1]
            break
    return description or None, inputs, outputs


def of_function(function, kind):
    """The ComponentSpec of `function`, without its implementation."""
    if not hasattr(function, "__code__"):
        raise TypeError("a component is made of a function, not of an object of type `%s`" % type(function).__name__)
    if not rules.human_name(function.__name__):
        raise ValueError("the name of the function `%s` has no letter or digit" % function.__name__)
    parameters, returned = signature(function)
    description, inputs, outputs = _documentation(function)
    spec = ComponentSpec(rules.slug(rules.human_name(function.__name__)), None, description)
    described = dict(outputs)
    for parameter in parameters:
        is_output = _names_output(parameter.annotation)
        _add_parameter(spec, kind, function, parameter, outputs if is_output else inputs)
    _add_outputs(spec, kind, function, returned, described)
    return spec


def _names_output(annotation):
    annotation = without_optional(annotation)
    return isinstance(annotation, annotations.OutputPath) or annotations.OutputAnnotation in getattr(annotation, "__metadata__", ())[:1]


def parameters(function, spec):
    """(`input`, `output`, `path`, or `inputs` or `outputs` for what is annotated as an artifact; name; port) for each parameter of a
    container component's function."""
    result = []
    for parameter in signature(function)[0]:
        annotation = without_optional(parameter.annotation)
        plural = "s" if hasattr(annotation, "__metadata__") else ""
        if parameter.name in spec.inputs and not _names_output(annotation):
            result.append(("input" + plural, parameter.name, spec.inputs[parameter.name]))
        elif parameter.name in spec.outputs:
            kind = "path" if isinstance(annotation, annotations.OutputPath) else "output" + plural
            result.append((kind, parameter.name, spec.outputs[parameter.name]))
    return result


def artifact_classes(function):
    """The classes in the annotations of `function` that are not kfp's own."""
    parameters, returned = signature(function)
    work = [parameter.annotation for parameter in parameters] + [returned]
    work += list((getattr(returned, "__annotations__", None) or {}).values()) if hasattr(returned, "_fields") else []
    found = []
    for annotation in work:
        annotation = without_optional(annotation)
        if getattr(annotation, "__metadata__", None):
            annotation = annotation.__origin__
        kind = _element_class(annotation) or annotation
        if artifacts.is_artifact_class(kind) and not kind.__module__.startswith("kfir.") and kind not in found:
            found.append(kind)
    return found
