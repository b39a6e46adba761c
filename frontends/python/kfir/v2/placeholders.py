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
    """A placeholder of one port: `ports` is `inputs` or `outputs`."""

    def __init__(self, ports, name, text):
        self.kfir_ports = ports
        self.kfir_name = name
        self.kfir_text = text

    def _to_string(self):
        return self.kfir_text


class ArtifactProxy:
    """An artifact: only its attributes are text."""

    def __init__(self, ports, name):
        self._ports = ports
        self._name = name

    def _text(self, rest):
        return _Text(self._ports, self._name, "{{$.%s.artifacts['%s']%s}}" % (self._ports, self._name, rest))

    def __getattr__(self, attribute):
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        if attribute in ("path", "uri"):
            return self._text("." + attribute)
        if attribute == "metadata":
            return _Metadata(self)
        raise AttributeError("an artifact of a container component has `path`, `uri` and `metadata`, not `%s`" % attribute)


class _Metadata(_Text):
    def __init__(self, proxy):
        self._proxy = proxy
        _Text.__init__(self, proxy._ports, proxy._name, str(proxy._text(".metadata")))

    def __getitem__(self, key):
        return self._proxy._text(".metadata['%s']" % key)


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
    return [_element(item) for item in items] if isinstance(items, list) else _element(items)


def _json(value):
    import json
    return json.dumps(value)


def of_port(kind, name, port):
    """`kind`: `input`, or `output` for Output[...], or `path` for OutputPath(...)."""
    if kind == "path":
        return _Text("outputs", name, "{{$.outputs.parameters['%s'].output_file}}" % name)
    ports = kind + "s"
    if types.is_parameter(port.type):
        return _Text(ports, name, "{{$.inputs.parameters['%s']}}" % name)
    if port.is_artifact_list:
        return _Text(ports, name, "{{$.%s.artifacts['%s']}}" % (ports, name))
    return ArtifactProxy(ports, name)


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
    result = []
    for item in items or ():
        _check_ports(item, spec)
        result.append(word(item))
    return result


def _check_ports(item, spec):
    if isinstance(item, _Text):
        if item.kfir_name not in getattr(spec, item.kfir_ports):
            raise ValueError("`%s` has no %s `%s`" % (spec.name, item.kfir_ports[:-1], item.kfir_name))
    elif isinstance(item, ConcatPlaceholder):
        for inner in item.items:
            _check_ports(inner, spec)
    elif isinstance(item, IfPresentPlaceholder):
        if item.input_name not in spec.inputs:
            raise ValueError("`%s` has no input `%s`" % (spec.name, item.input_name))
        for part in (item.then, item.else_):
            for inner in part if isinstance(part, list) else [part]:
                _check_ports(inner, spec)
