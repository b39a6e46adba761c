# SPDX-License-Identifier: Apache-2.0
"""What a container component's function sees in the place of its arguments. Everything stands for a piece of text."""
from kfir.v2 import types


class Placeholder:
    def _to_string(self):
        raise NotImplementedError

    def __str__(self):
        return self._to_string()

    def __repr__(self):
        return str(self)

    def __eq__(self, other):
        return isinstance(other, type(self)) and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self._to_string())


class _Text(Placeholder):
    """A placeholder of one port: `kfir_ports` is `inputs` or `outputs`, `kfir_text` is what it stands for."""
    kfir_ports = "inputs"

    def __init__(self, input_name):
        self.input_name = self.kfir_name = input_name

    @property
    def kfir_text(self):
        return self.kfir_template % self.kfir_name

    def _to_string(self):
        return self.kfir_text


class _OutputText(_Text):
    kfir_ports = "outputs"

    def __init__(self, output_name):
        self.output_name = self.kfir_name = output_name


class InputValuePlaceholder(_Text):
    kfir_template = "{{$.inputs.parameters['%s']}}"
    _ir_type = None  # a name of types.NAMES, where a component's function gets it


class InputListOfArtifactsPlaceholder(_Text):
    kfir_template = "{{$.inputs.artifacts['%s']}}"


class InputPathPlaceholder(_Text):
    kfir_template = "{{$.inputs.artifacts['%s'].path}}"


class InputUriPlaceholder(_Text):
    kfir_template = "{{$.inputs.artifacts['%s'].uri}}"


class _Metadata:
    """The metadata of an artifact, or with `[key]` one entry of it."""

    def __getitem__(self, key):
        if hasattr(self, "key"):
            raise TypeError("an entry of an artifact's metadata is text: `%s` is no part of it" % (key,))
        result = type(self)(self.kfir_name)
        result.key = key
        return result

    @property
    def kfir_text(self):
        entry = "['%s']" % self.key if hasattr(self, "key") else ""
        return "{{$.%s.artifacts['%s'].metadata%s}}" % (self.kfir_ports, self.kfir_name, entry)


class InputMetadataPlaceholder(_Metadata, _Text):
    pass


class OutputParameterPlaceholder(_OutputText):
    kfir_template = "{{$.outputs.parameters['%s'].output_file}}"


class OutputListOfArtifactsPlaceholder(_OutputText):
    kfir_template = "{{$.outputs.artifacts['%s']}}"


class OutputPathPlaceholder(_OutputText):
    kfir_template = "{{$.outputs.artifacts['%s'].path}}"


class OutputUriPlaceholder(_OutputText):
    kfir_template = "{{$.outputs.artifacts['%s'].uri}}"


class OutputMetadataPlaceholder(_Metadata, _OutputText):
    pass


_ATTRIBUTES = {
    "inputs": {"path": InputPathPlaceholder, "uri": InputUriPlaceholder, "metadata": InputMetadataPlaceholder},
    "outputs": {"path": OutputPathPlaceholder, "uri": OutputUriPlaceholder, "metadata": OutputMetadataPlaceholder},
}


class ArtifactProxy:
    """An artifact: only its attributes are text."""

    def __init__(self, ports, name):
        self._ports = ports
        self._name = name

    def __getattr__(self, attribute):
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        if attribute not in _ATTRIBUTES[self._ports]:
            raise AttributeError("an artifact of a container component has `path`, `uri` and `metadata`, not `%s`" % attribute)
        return _ATTRIBUTES[self._ports][attribute](self._name)

    def __str__(self):
        raise ValueError("the artifact `%s` cannot stand in text: use its `path` or `uri`" % self._name)


def _checked_for_text(placeholder):
    raise ValueError("dsl.%s() cannot stand in text" % type(placeholder).__name__)


class ConcatPlaceholder(Placeholder):
    def __init__(self, items):
        for item in items:
            if _has_list(item):
                raise ValueError("dsl.IfPresentPlaceholder() in dsl.ConcatPlaceholder() gives one word, not a list")
        self.items = items

    def __str__(self):
        _checked_for_text(self)

    def _to_dict(self):
        return {"Concat": [_element(item) for item in self.items]}

    def _to_string(self):
        return _json(self._to_dict())


class IfPresentPlaceholder(Placeholder):
    def __init__(self, input_name, then, else_=None):
        self.input_name = input_name
        self.then = then
        self.else_ = else_

    def __str__(self):
        _checked_for_text(self)

    def _to_dict(self):
        body = {"InputName": self.input_name, "Then": _elements(self.then)}
        if self.else_:
            body["Else"] = _elements(self.else_)
        return {"IfPresent": body}

    def _to_string(self):
        return _json(self._to_dict())


def _has_list(item):
    if isinstance(item, IfPresentPlaceholder):
        return isinstance(item.then, list) or isinstance(item.else_, list) or _has_list(item.then) or _has_list(item.else_)
    if isinstance(item, ConcatPlaceholder):
        return any([_has_list(inner) for inner in item.items])
    return False


def _element(item):
    if isinstance(item, (ConcatPlaceholder, IfPresentPlaceholder)):
        return item._to_dict()
    return word(item)


def _elements(items):
    if items is None:
        return None
    return [_element(item) for item in items] if isinstance(items, list) else _element(items)


def _json(value):
    import json
    return json.dumps(value)


def of_port(kind, name, port):
    """`kind`: as of interface.parameters()."""
    if kind == "path":
        return OutputParameterPlaceholder(name)
    number = types.parameter_type(port.type)
    if number is not None and not kind.endswith("s"):
        result = InputValuePlaceholder(name)
        result._ir_type = types.NAMES[number]
        return result
    if port.is_artifact_list:
        return InputListOfArtifactsPlaceholder(name) if kind.startswith("input") else OutputListOfArtifactsPlaceholder(name)
    return ArtifactProxy(kind.rstrip("s") + "s", name)


def word(item):
    if isinstance(item, str):
        return item
    if isinstance(item, ArtifactProxy):
        raise ValueError("an artifact cannot be a word of a command: use its `path` or `uri`")
    if isinstance(item, Placeholder):
        return item._to_string()
    raise TypeError("a word of a command is text or a placeholder, not an object of type `%s`" % type(item).__name__)


def words(items, spec):
    """The text of `command` or `args`, whose placeholders name ports of `spec`."""
    if hasattr(items, "__next__"):
        raise TypeError("the words of `%s` are a list, not an object of type `%s`" % (spec.name, type(items).__name__))
    result = []
    for item in items or ():
        _check_ports(item, spec)
        result.append(word(item))
    return result


def _check_ports(item, spec):
    if isinstance(item, _Text):
        if item.kfir_name not in getattr(spec, item.kfir_ports):
            raise ValueError("`%s` has no %s `%s`" % (spec.name, item.kfir_ports[:-1], item.kfir_name))
        port = getattr(spec, item.kfir_ports)[item.kfir_name]
        if ".artifacts[" in item.kfir_text and types.is_parameter(port.type):
            raise TypeError("`%s` of `%s` is %s, and no artifact" % (item.kfir_name, spec.name, types.describe(port.type, False)))
    elif isinstance(item, ConcatPlaceholder):
        for inner in item.items:
            _check_ports(inner, spec)
    elif isinstance(item, IfPresentPlaceholder):
        if item.input_name not in spec.inputs:
            raise ValueError("`%s` has no input `%s`" % (spec.name, item.input_name))
        for part in (item.then, item.else_):
            for inner in part if isinstance(part, list) else [part]:
                _check_ports(inner, spec)
