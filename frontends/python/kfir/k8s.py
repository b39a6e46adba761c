# SPDX-License-Identifier: Apache-2.0
"""Stand-ins for the classes of `kubernetes.client.models`, each made when somebody asks for it.

`k8s_models.txt` has the facts (tools/make_k8s_table.py writes it and says what its lines mean).
"""

_table = None
_classes = {}


class _Required:
    """An attribute that cannot be None."""

    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__[self.name]

    def __set__(self, instance, value):
        if value is None and instance._checked():
            raise ValueError("%s: `%s` must have a value" % (type(instance).__name__, self.name))
        instance.__dict__[self.name] = value


class _ModelType(type):
    """An object of the real package's class is one of ours too: a program may have imported that before we came."""

    def __instancecheck__(cls, instance):
        return type.__instancecheck__(cls, instance) or any([
            base.__name__ == cls.__name__ and base.__module__.startswith("kubernetes.") for base in type(instance).__mro__])


class Model(metaclass=_ModelType):
    openapi_types = {}
    attribute_map = {}
    discriminator = None
    local_vars_configuration = None
    _required = ()

    def __init__(self, *args, **kwargs):
        names = type(self)._names
        configuration = kwargs.pop("local_vars_configuration", None)
        if configuration is not None:
            self.local_vars_configuration = configuration
        values = self.__dict__
        for name in names:
            values[name] = None
        if args:
            self._bind(args, kwargs)
        for name in kwargs:
            if name not in names:
                raise TypeError("%s.__init__() got an unexpected keyword argument '%s'" % (type(self).__name__, name))
        values.update(kwargs)
        for name in self._required:
            if values[name] is None and self._checked():
                raise ValueError("%s: `%s` must have a value" % (type(self).__name__, name))

    def _bind(self, args, kwargs):
        names = list(type(self)._names)
        if len(args) == len(names) + 1:
            self.local_vars_configuration = args[-1]
            args = args[:-1]
        if len(args) > len(names):
            raise TypeError("%s.__init__() takes at most %d arguments" % (type(self).__name__, len(names) + 1))
        for name, value in zip(names, args):
            if name in kwargs:
                raise TypeError("%s.__init__() got multiple values for argument '%s'" % (type(self).__name__, name))
            kwargs[name] = value

    def _checked(self):
        return self.local_vars_configuration is None or self.local_vars_configuration.client_side_validation

    def to_dict(self):
        return {name: _plain(getattr(self, name)) for name in self.openapi_types}

    def to_str(self):
        from pprint import pformat
        return pformat(self.to_dict())

    def __repr__(self):
        return self.to_str()

    def __eq__(self, other):
        return isinstance(other, _base(self)) and self.to_dict() == other.to_dict()

    def __ne__(self, other):
        return not self == other

    __hash__ = None


def _base(model):
    for base in type(model).__mro__:
        if "_names" in base.__dict__:
            return base
    return type(model)


def _plain(value):
    if isinstance(value, list):
        return [item.to_dict() if hasattr(item, "to_dict") else item for item in value]
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, dict):
        return {key: item.to_dict() if hasattr(item, "to_dict") else item for key, item in value.items()}
    return value


def _camel(attribute):
    head, *rest = attribute.split("_")
    return head + "".join([word[:1].upper() + word[1:] for word in rest])


def module_name(name):
    """V1EnvVar -> v1_env_var: the module that has the class in the real package."""
    result = ""
    for i, c in enumerate(name):
        following = name[i + 1:i + 2]
        if i and c.isupper() and (not name[i - 1].isupper() or following.islower()):
            result += "_"
        result += c.lower()
    return result


def _read_table():
    global _table
    if _table is None:
        with open(__file__.rpartition("/")[0] + "/k8s_models.txt", encoding="utf-8") as file:
            _table = file.read()
    return _table


def names():
    return [line.partition(" ")[0] for line in _read_table().splitlines()[1:]]


def model(name):
    """The class called `name`; None where kubernetes has no such model."""
    result = _classes.get(name)
    if result is not None:
        return result
    table = _read_table()
    start = table.find("\n" + name + " ")
    if start < 0:
        start = table.find("\n" + name + "\n")
        if start < 0 or not name:
            return None
    _, *attributes = table[start + 1:table.find("\n", start + 1)].split(" ")
    types = {}
    keys = {}
    required = []
    members = {}
    for attribute in attributes:
        attribute, _, kind = attribute.partition(":")
        attribute, _, key = attribute.partition(">")
        if kind[-1] == "!":
            kind = kind[:-1]
            required.append(attribute)
            members[attribute] = _Required(attribute)
        types[attribute] = kind.replace(",", ", ")
        keys[attribute] = key or (_camel(attribute) if "_" in attribute else attribute)
    members.update(openapi_types=types, attribute_map=keys, _names=dict.fromkeys(types), _required=required,
                   __module__="kubernetes.client.models." + module_name(name))
    result = _classes[name] = _ModelType(name, (Model,), members)
    return result
