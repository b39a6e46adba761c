# SPDX-License-Identifier: Apache-2.0
"""json.dumps without the cost of importing `json`: what is simple is written here, the rest by the encoder in C that `json` uses."""


class _NotSimple(Exception):
    pass


def _write(value):
    kind = type(value)
    if kind is str:
        if value.isascii() and value.isprintable() and '"' not in value and "\\" not in value:
            return '"' + value + '"'
    elif kind is int:
        return str(value)
    elif kind is bool:
        return "true" if value else "false"
    elif value is None:
        return "null"
    elif kind is list:
        return "[" + ", ".join([_write(item) for item in value]) + "]"
    elif kind is dict and all([type(key) is str for key in value]):
        return "{" + ", ".join([_write(key) + ": " + _write(value[key]) for key in sorted(value)]) + "}"
    raise _NotSimple


def _to_struct(value):
    if hasattr(value, "to_struct"):
        return value.to_struct()
    raise TypeError("a value of type `%s` has no JSON form" % type(value).__name__)


def dumps(value):
    """json.dumps(value, sort_keys=True); objects that have `to_struct` stand as what that gives."""
    try:
        return _write(value)
    except (_NotSimple, RecursionError):
        pass
    try:
        from _json import encode_basestring_ascii, make_encoder
    except ImportError:  # another interpreter than CPython
        import json
        return json.dumps(value, sort_keys=True, default=_to_struct)
    if type(value) is str:
        return encode_basestring_ascii(value)
    return "".join(make_encoder({}, _to_struct, encode_basestring_ascii, None, ": ", ", ", True, False, True)(value, 0))
