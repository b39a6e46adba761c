# SPDX-License-Identifier: Apache-2.0
"""json.dumps without the cost of importing `json`, which is a thin layer over the same encoder in C."""

try:
    from _json import encode_basestring_ascii as _quote, make_encoder as _make_encoder
except ImportError:  # another interpreter than CPython
    _make_encoder = None


def _to_struct(value):
    if hasattr(value, "to_struct"):
        return value.to_struct()
    raise TypeError("a value of type `%s` has no JSON form" % type(value).__name__)


def dumps(value):
    """json.dumps(value, sort_keys=True); objects that have `to_struct` stand as what that gives."""
    if type(value) is str and _make_encoder:
        return _quote(value)
    if _make_encoder is None:
        import json
        return json.dumps(value, sort_keys=True, default=_to_struct)
    return "".join(_make_encoder({}, _to_struct, _quote, None, ": ", ", ", True, False, True)(value, 0))
