# SPDX-License-Identifier: Apache-2.0
"""kfp.dsl.types: types of KFP v1 that bring a JSON schema, and the check of defaults against it."""


class BaseType:
    def to_dict(self):
        name = type(self).__name__
        return {name: self.__dict__} if self.__dict__ else name


def _type(name, schema):
    def __init__(self):
        # A dict of its own, or text, as written; users may change it.
        self.openapi_schema_validator = dict(schema) if isinstance(schema, dict) else schema

    return type(name, (BaseType,), {"__init__": __init__, "__module__": "kfp.dsl.types"})


Integer = _type("Integer", {"type": "integer"})
String = _type("String", {"type": "string"})
Float = _type("Float", {"type": "number"})
Bool = _type("Bool", {"type": "boolean"})
List = _type("List", {"type": "array"})
Dict = _type("Dict", {"type": "object"})
GCSPath = _type("GCSPath", {"type": "string", "pattern": "^gs://.*$"})
GCRPath = _type("GCRPath", {"type": "string", "pattern": "^.*gcr\\.io/.*$"})
GCPRegion = _type("GCPRegion", {"type": "string"})
GCPProjectID = _type("GCPProjectID", {"type": "string"})
LocalPath = _type("LocalPath", {"type": "string"})


class ValidationError(Exception):
    """jsonschema.exceptions.ValidationError, where `jsonschema` is not installed."""

    __module__ = "jsonschema.exceptions"


def _is_type_dict(value):
    if len(value) != 1:
        return False
    members, = value.values()
    if not isinstance(members, dict):
        return False
    plain = (int, str, float, bool)
    return all(isinstance(key, plain) and isinstance(member, plain + (dict,)) for key, member in members.items())


def check_default(name, annotation, default):
    if isinstance(annotation, BaseType):
        annotation = annotation.to_dict()
    elif isinstance(annotation, dict):
        if not _is_type_dict(annotation):
            raise ValueError("the annotation of the parameter `%s` is no type: %s" % (name, annotation))
    if not isinstance(annotation, dict) or default is None:
        return
    members = list(annotation.values())[0]
    if "openapi_schema_validator" not in members:
        return
    schema = members["openapi_schema_validator"]
    if isinstance(schema, str):
        import json
        schema = json.loads(schema)
    _validate(name, default, schema)


_KINDS = {"integer": int, "string": str, "number": (int, float), "boolean": bool, "array": list, "object": dict, "null": type(None)}


def _validate(name, value, schema):
    if set(schema) <= {"type", "pattern"} and schema.get("type", "string") in _KINDS:
        if not _fits(value, schema):
            raise _error_class()("the default `%s` of the parameter `%s` does not satisfy the schema %s" % (value, name, schema))
        return
    try:
        import jsonschema
    except ImportError:
        from kfir import host
        raise host.Unsupported("a schema other than a type and a pattern, unless the package `jsonschema` is installed,")
    try:
        jsonschema.validate(instance=value, schema=schema)
    except jsonschema.ValidationError as error:
        reason = error.message
    else:
        return
    raise _error_class()("the default `%s` of the parameter `%s` does not satisfy its schema: %s" % (value, name, reason))


def _fits(value, schema):
    kind = schema.get("type")
    if kind is not None:
        if isinstance(value, bool) and kind != "boolean":
            return False
        if not isinstance(value, _KINDS[kind]) and not (kind == "integer" and isinstance(value, float) and value.is_integer()):
            return False
    if "pattern" in schema and isinstance(value, str):
        import re
        return re.search(schema["pattern"], value) is not None
    return True


def _error_class():
    try:
        from jsonschema import ValidationError as real
        return real
    except ImportError:
        return ValidationError
