# SPDX-License-Identifier: Apache-2.0
"""What constants become: text, numbers that a double holds, bools, lists and dicts with keys of text.

`what` says in messages whose value it is; a function, since it is needed only then.
"""

_LARGEST = 2147483647


def text(value, what):
    if type(value) is str:
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bytes):
        return value.decode()
    raise TypeError("%s is text, not an object of type `%s`" % (what(), type(value).__name__))


def number(value, what):
    """An int, a bool or a float."""
    if isinstance(value, float):
        value = float(value)
        if not abs(value) < float("inf"):
            raise ValueError("%s is `%s`, which is no number of JSON" % (what(), value))
    elif type(value) is not bool:
        value = int(value)
        if value.bit_length() > 1024:
            raise OverflowError("%s is larger than all numbers of JSON" % what())
    return value


def flag(value, what):
    """A bool, or a number in its place."""
    if isinstance(value, (bool, int)):
        if not -1 << 63 <= value < 1 << 63:
            raise OverflowError("%s is True or False, not a number as large as %d" % (what(), value))
        return bool(value)
    raise TypeError("%s is True or False, not an object of type `%s`" % (what(), type(value).__name__))


def count(value, what):
    """An int of 32 bits, as a document of JSON may spell it."""
    if not value:
        return 0
    result = None
    if isinstance(value, float) and value.is_integer() or isinstance(value, int) and not isinstance(value, bool):
        result = int(value)
    elif isinstance(value, str) and value.lstrip("-").isdecimal():
        result = int(value)
    if result is None or not -_LARGEST - 1 <= result <= _LARGEST:
        raise ValueError("%s is a whole number, not `%s`" % (what(), value))
    return result


def plain(value, what, atom=None):
    """`value` in Python's own types. `atom` takes what is no constant."""
    kind = type(value)
    if kind is str or kind is bool:
        return value
    if isinstance(value, str):
        return text(value, what)
    if isinstance(value, (int, float)):
        return number(value, what)
    if isinstance(value, dict):
        return {text(key, lambda: "a key in %s" % what()): plain(item, what, atom) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item, what, atom) for item in value]
    if atom is not None:
        return atom(value)
    raise ValueError("%s holds an object of type `%s`: constants are text, numbers, bools, lists and dicts" % (what(), kind.__name__))
