# SPDX-License-Identifier: Apache-2.0
"""The rules of names, sizes and placeholders of KFP v1. Pure functions of text; the C++ side computes the same.

No `re`: importing it costs more than everything here. `\\w` is `c.isalnum() or c == '_'`, `\\d` is `c.isdecimal()`, `\\s` is
`c.isspace()`: that is how `re` itself is defined for text.
"""

_LOWER = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = _LOWER + _LOWER.upper()
_DIGITS = "0123456789"


class _Replace(dict):
    """A table for str.translate: `keep` stays, anything else becomes `other`."""

    def __init__(self, keep, other):
        dict.__init__(self, ((ord(c), c) for c in keep))
        self.other = other

    def __missing__(self, code):
        return self.other


class _Words(dict):
    def __missing__(self, code):
        c = chr(code)
        self[code] = result = c if c.isalnum() else " "
        return result


_K8S = _Replace(_DIGITS + _LOWER, "-")
_K8S_CAP = _Replace(_DIGITS + _LETTERS + "_", "-")
_FILE = _Replace(_DIGITS + _LETTERS + "-_.", "\0")
_LEGACY_OUTPUT = _Replace(_DIGITS + _LETTERS, "-")
_WORDS = _Words()


def k8s_name(text):
    return "-".join([word for word in text.lower().translate(_K8S).split("-") if word])


def k8s_name_cap(text):
    return "-".join([word for word in text.translate(_K8S_CAP).split("-") if word])


def words(text):
    result = " ".join(text.lower().translate(_WORDS).split(" "))
    while "  " in result:
        result = result.replace("  ", " ")
    result = result.strip(" ")
    return "n" + result if result[:1].isdecimal() else result


def python_name(text):
    return words(text).replace(" ", "_")


def file_name(text):
    result = text.translate(_FILE)
    while "\0\0" in result:
        result = result.replace("\0\0", "\0")
    return result.replace("\0", "_")


def unique(text, used, separator, last=None):
    """`text`, or the first of text-2, text-3, ... that is not in `used`. `last` remembers the number for the next time; names are only
    ever added to `used`."""
    if text not in used:
        return text
    number = 2 if last is None else last.get(text, 2)
    while True:
        result = text + separator + str(number)
        if result not in used:
            if last is not None:
                last[text] = number
            return result
        number += 1


def input_path(name):
    return "/tmp/inputs/" + file_name(name) + "/data"


def output_path(name):
    return "/tmp/outputs/" + file_name(name) + "/data"


def legacy_output(name):
    return name.lower().translate(_LEGACY_OUTPUT)


def is_param_name(text):
    """^[A-Za-z][A-Za-z0-9\\s_-]*$"""
    if not text or text[0] not in _LETTERS:
        return False
    return all((c.isascii() and c.isalnum()) or c in "_-" or c.isspace() for c in text)


def is_variable(text):
    """^[a-zA-Z_][0-9a-zA-Z_]*$"""
    if text.endswith("\n"):
        text = text[:-1]
    return text.isascii() and text.replace("_", "a").isalnum() and not text[0].isdigit()


def human_name(function_name):
    """Of a pipeline or component, from its function's name."""
    result = function_name.replace("_", " ")
    while "  " in result:
        result = result.replace("  ", " ")
    result = result.strip(" ")
    return result[:1].upper() + result[1:]


def is_size(text):
    """^[0-9]+(E|Ei|P|Pi|T|Ti|G|Gi|M|Mi|K|Ki){0,1}$"""
    if text.endswith("\n"):
        text = text[:-1]
    if text[-2:-1] and text[-2:-1] in "EPTGMK" and text[-1] == "i":
        text = text[:-2]
    elif text[-1:] and text[-1] in "EPTGMK":
        text = text[:-1]
    return text.isascii() and text.isdigit()


def is_cpu(text):
    """^[0-9]+m$, or what float() reads."""
    try:
        float(text)
        return True
    except ValueError:
        if text.endswith("\n"):
            text = text[:-1]
        return text.endswith("m") and text[:-1].isascii() and text[:-1].isdigit()


def short_type_name(text):
    """(typing\\.)?(\\w+) at the start of `text`; `text` where nothing matches."""
    for start in (7, 0) if text.startswith("typing.") else (0,):
        end = start
        while end < len(text) and (text[end].isalnum() or text[end] == "_"):
            end += 1
        if end > start:
            return text[start:end]
    return text


_OPEN = "{{pipelineparam:op="


def _run(text, start):
    """The end of the run of [\\w\\s_-] from `start`."""
    end = start
    while end < len(text):
        c = text[end]
        if not (c.isalnum() or c in "_-" or c.isspace()):
            break
        end += 1
    return end


def placeholders(text):
    """Every {{pipelineparam:op=OP;name=NAME}} in `text`, as (whole text, OP, NAME)."""
    result = []
    start = text.find(_OPEN)
    while start >= 0:
        op_start = start + len(_OPEN)
        op_end = _run(text, op_start)
        following = op_start
        if text.startswith(";name=", op_end):
            name_start = op_end + 6
            name_end = _run(text, name_start)
            if name_end > name_start and text.startswith("}}", name_end):
                following = name_end + 2
                result.append((text[start:following], text[op_start:op_end], text[name_start:name_end]))
        start = text.find(_OPEN, following)
    return result
