# SPDX-License-Identifier: Apache-2.0
"""Types of inputs and outputs: what may be passed to what, and how a value of a type is written as text."""
import sys

from kfir import host, places, text
from kfir.v1 import rules

_PARAMETER_TYPES = ("integer", "int", "double", "float", "string", "str", "text", "bool", "boolean", "dict", "list", "jsonobject",
                    "jsonarray")
FINAL_STATUS = "PipelineTaskFinalStatus"

PYTHON_TYPES = {"String": str, "str": str, "Integer": int, "int": int, "Float": float, "float": float, "Boolean": bool, "Bool": bool,
                "bool": bool, "JsonArray": list, "List": list, "list": list, "JsonObject": dict, "Dictionary": dict, "Dict": dict,
                "dict": dict}
TYPE_NAMES = {str: "String", int: "Integer", float: "Float", bool: "Boolean", list: "JsonArray", dict: "JsonObject"}


class InconsistentTypeException(Exception):
    pass


class InconsistentTypeWarning(Warning):
    pass


InconsistentTypeException.__module__ = InconsistentTypeWarning.__module__ = "kfp.dsl.types"


def _is_parameter(type_text):
    return type_text == FINAL_STATUS or rules.short_type_name(type_text).lower() in _PARAMETER_TYPES


def _plain(kind):
    if not isinstance(kind, (str, dict)) and hasattr(kind, "to_dict"):
        kind = kind.to_dict()
    return {kind: {}} if isinstance(kind, str) else kind


def check_types(checked_type, expected_type):
    given = _plain(checked_type)
    expected = _plain(expected_type)
    if not given or not expected:
        return True
    name = next(iter(given))
    expected_name = next(iter(expected))
    if name == "" or expected_name == "":
        return True
    if name != expected_name:
        return False
    wanted = expected[name]
    return all(key in wanted and wanted[key] == value for key, value in given[name].items())


def verify_type_compatibility(given_type, expected_type, error_message_prefix=""):
    if given_type is None or expected_type is None:
        return True
    if str(given_type).lower() == "artifact" and not _is_parameter(str(expected_type)):
        return True
    if str(expected_type).lower() == "artifact" and not _is_parameter(str(given_type)):
        return True
    if check_types(given_type, expected_type):
        return True
    message = "%sa value of type `%s` does not fit the type `%s`" % (error_message_prefix, given_type, expected_type)
    if getattr(sys.modules.get("kfp"), "TYPE_CHECK", True):
        raise InconsistentTypeException(message)
    host.warn("type-mismatch", message, places.place(places.here()))
    return False


def _as(*kinds):
    def convert(value):
        if not isinstance(value, kinds):
            raise TypeError("`%s` is of type `%s`" % (value, type(value).__name__))
        return str(value)

    return convert


def _pickle(value):
    import base64
    import pickle
    return base64.b64encode(pickle.dumps(value)).decode("ascii")


_WRITERS = {str: _as(str), int: _as(int), float: _as(float, int), bool: _as(bool), list: text.dumps, dict: text.dumps}


def serialize_value(value, type_name):
    """The text that stands for `value` where a `type_name` is expected. Text always stands for itself."""
    if isinstance(value, str):
        return value
    if type_name is None:
        type_name = TYPE_NAMES.get(type(value), type(value).__name__)
    if not isinstance(type_name, str):
        raise TypeError("a value of type `%s` has no text form as `%s`" % (type(value).__name__, type_name))
    short = rules.short_type_name(type_name)
    if short == "Json":
        writer = text.dumps
    elif short == "Base64Pickle":
        writer = _pickle
    else:
        writer = _WRITERS.get(PYTHON_TYPES.get(short))
    if writer is None:
        raise TypeError("there is no text form for values of the type `%s`; pass text" % type_name)
    try:
        return writer(value)
    except Exception as error:
        raise ValueError("the value `%s` cannot be written as `%s`: %s" % (value, type_name, error)) from error
