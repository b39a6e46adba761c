# SPDX-License-Identifier: Apache-2.0
"""Type strings: what a port holds, as kfp spells it, and when one fits another.

A parameter's type is a word such as `String`, `int` or `typing.List[str]`; everything else is an artifact, `title@version`.
"""

# The numbers of `ParameterType` in the IR.
DOUBLE, INTEGER, STRING, BOOLEAN, LIST, STRUCT, TASK_FINAL_STATUS, TASK_CONFIG = range(1, 9)

NAMES = {DOUBLE: "NUMBER_DOUBLE", INTEGER: "NUMBER_INTEGER", STRING: "STRING", BOOLEAN: "BOOLEAN", LIST: "LIST", STRUCT: "STRUCT",
         TASK_FINAL_STATUS: "TASK_FINAL_STATUS", TASK_CONFIG: "TASK_CONFIG"}
# As users write them.
_WORDS = {DOUBLE: "float", INTEGER: "int", STRING: "str", BOOLEAN: "bool", LIST: "list", STRUCT: "dict",
          TASK_FINAL_STATUS: "PipelineTaskFinalStatus", TASK_CONFIG: "TaskConfig"}

_BY_WORD = {
    "int": INTEGER, "integer": INTEGER, "double": DOUBLE, "float": DOUBLE, "string": STRING, "str": STRING, "text": STRING,
    "bool": BOOLEAN, "boolean": BOOLEAN, "dict": STRUCT, "list": LIST, "jsonobject": STRUCT, "jsonarray": LIST,
}

FINAL_STATUS = "PipelineTaskFinalStatus"
CONFIG = "TaskConfig"

_known = {}  # type string -> number or None


def short_name(type_name):
    """`typing.Dict[str, int]` is `Dict`; None where the text is no such type."""
    text = type_name[7:] if type_name.startswith("typing.") else type_name
    word = text.partition("[")[0]
    return word if word.isidentifier() else None


def parameter_type(type_name):
    """The number of a parameter's type; None: it is no parameter."""
    try:
        return _known[type_name]
    except KeyError:
        pass
    if type_name == FINAL_STATUS:
        result = TASK_FINAL_STATUS
    elif type_name == CONFIG:
        result = TASK_CONFIG
    else:
        word = short_name(type_name)
        result = _BY_WORD.get(word.lower()) if word and ("[" in type_name or type_name.rpartition("typing.")[2] == word) else None
    _known[type_name] = result
    return result


def checked_type(type_name):
    """As parameter_type(), as arguments see it: a final status and a task's configuration are objects."""
    result = parameter_type(type_name)
    return STRUCT if result in (TASK_FINAL_STATUS, TASK_CONFIG) else result


def is_parameter(type_name):
    return parameter_type(type_name) is not None


def is_artifact(type_name):
    return parameter_type(type_name) is None


def inner_type(type_name):
    """Of `List[X]`, X; None: nothing is said."""
    if not type_name.endswith("]"):
        return None
    return type_name.partition("[")[2][:-1]


def split_dict(type_name):
    """Of `Dict[K, V]`, V; None: it is no such type."""
    word = short_name(type_name)
    if word is None or _BY_WORD.get(word.lower()) != STRUCT:
        return None
    inner = inner_type(type_name)
    if inner is None or "," not in inner:
        return None
    return inner.partition(",")[2].strip()


_CONSTANTS = {str: "String", int: "Integer", float: "Float", bool: "Boolean", list: "List", dict: "Dict"}


def of_constant(value):
    """The type of a constant argument; None: it cannot be one."""
    return _CONSTANTS.get(type(value))


def fits(given, given_is_list, expected, expected_is_list):
    """Whether something of type `given` may be an argument for `expected`."""
    mine, other = checked_type(given), checked_type(expected)
    if mine is not None or other is not None:
        return mine == other
    if given_is_list != expected_is_list:
        return False
    title, _, version = given.partition("@")
    other_title, _, other_version = expected.partition("@")
    if "system.Artifact" in (title, other_title):
        return True
    return title == other_title and version.partition(".")[0] == other_version.partition(".")[0]


def describe(type_name, is_list):
    name = parameter_type(type_name)
    text = _WORDS[name] if name is not None else type_name
    return "a list of %s" % text if is_list else text
