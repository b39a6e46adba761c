# SPDX-License-Identifier: Apache-2.0
"""Names, as user code sees them while it runs. C++ computes each again (frontends/kfp_v2/names.h)."""

_ALLOWED = frozenset("-0123456789abcdefghijklmnopqrstuvwxyz")


def slug(name):
    """Lower case; everything but letters, digits and single inner dashes becomes a dash."""
    text = "".join([c if c in _ALLOWED else "-" for c in name.lower()])
    return "-".join([part for part in text.split("-") if part])


def snake(name):
    """As slug(), with underscores: inputs and outputs of v1 components."""
    text = "".join([c if c != "-" and c in _ALLOWED or c == "_" else "\0" for c in name.lower()])
    return "_".join([part for part in text.split("\0") if part]).strip("_")


def unique(name, taken, last):
    """`name`, or the first of `name-2`, `name-3`, ... that is free. `last` remembers where the search for a name ended: names are
    never given back."""
    if name not in taken:
        return name
    number = last.get(name, 2)
    while True:
        candidate = "%s-%d" % (name, number)
        number += 1
        if candidate not in taken:
            last[name] = number
            return candidate


def free(name, taken, delimiter):
    """`name`, or the first of it with `delimiter` and 2, 3, ... that is not taken."""
    result, number = name, 2
    while result in taken:
        result, number = "%s%s%d" % (name, delimiter, number), number + 1
    return result


def human_name(function_name):
    """`train_model` is `Train model`."""
    words = [word for word in function_name.replace("_", " ").split(" ") if word]
    text = " ".join(words).strip()
    return text[:1].upper() + text[1:]


def is_pipeline_name(name):
    return 0 < len(name) <= 128 and name[0] != "-" and all([c in _ALLOWED for c in name])


_BLANKS = " \t\n\r\f\v"


def is_channel_name(name):
    """A letter, then letters, digits, blanks, `_` and `-`, all of ASCII."""
    return (name.isascii() and name[:1].isalpha()
            and all([c.isalnum() or c in "_-" or c in _BLANKS for c in name]))
