# SPDX-License-Identifier: Apache-2.0
"""What Python's own operators mean on comparisons that are made when the pipeline runs.

`and`, `or`, `not`, chained comparisons, `in` and `if` ask an object whether it is true, and Python lets no object answer "it will turn
out". So the function of a pipeline is compiled once more from its syntax tree, with these operators as calls of the functions below;
they do what Python does unless an operand is such a comparison. In functions that are not compiled again, `check()` refuses.
"""
import sys

from kfir import places
from kfir.v2.errors import ConditionError


class Combined:
    """Comparisons under `and`, `or` or `not`."""

    def __init__(self, kind, operands):
        self.kind = kind
        self.operands = operands

    def negated(self):
        return Combined("not", [self])

    def kfir_write(self, writer):
        return (self.kind,) + tuple([writer.condition(operand) for operand in self.operands])

    def __bool__(self):
        return check(sys._getframe(1))


def _what():
    return ("this is known only when the pipeline runs, and Python wants to know now: use dsl.If(), or `and`, `or`, `not`, `in`, `if` in "
            "the pipeline's own function")


_explicit = {}  # code -> instructions that ask whether something is true


def check(frame, comparison=None):
    """True where a container of Python compares; an error where the program itself asks, or a function that wants an order."""
    from kfir.v2 import settings
    if settings.bug_compat:
        return True
    code = frame.f_code
    if not places.is_users(code.co_filename):
        return True
    known = _explicit.get(code)
    if known is None:
        import opcode
        names = opcode.opname
        known = _explicit[code] = {index for index in range(0, len(code.co_code), 2)
                                   if _asks(names[code.co_code[index]], code.co_code[index + 1])}
    if frame.f_lasti in known or comparison is not None and _of_program(comparison, code.co_code[frame.f_lasti]):
        raise ConditionError(_what())
    return True


def _of_program(comparison, instruction):
    """Whether `comparison` is none that a set or a dict makes: those compare for equality, and only what has one hash."""
    if comparison.operator not in ("==", "!="):
        return True
    import opcode

    from kfir.v2.channel import PipelineChannel
    constant = not isinstance(comparison.left_operand, PipelineChannel) or not isinstance(comparison.right_operand, PipelineChannel)
    return constant and opcode.opname[instruction] == "CONTAINS_OP"


def _asks(name, argument):
    if name == "COMPARE_OP":
        return sys.version_info >= (3, 13) and bool(argument & 16)  # it compares and asks at once
    jumps = "JUMP" in name and "_IF_" in name and "NONE" not in name and "EXC" not in name
    return jumps or name in ("UNARY_NOT", "TO_BOOL")


def is_condition(value):
    from kfir.v2.channel import ConditionOperation
    return isinstance(value, (ConditionOperation, Combined))


def test(value):
    """`value` where its truth is asked for: what is known when the pipeline runs is a comparison then."""
    from kfir.v2 import types
    from kfir.v2.channel import PipelineChannel
    if not isinstance(value, PipelineChannel):
        return value
    kind = None if getattr(value, "kfir_any", False) else types.parameter_type(value.kfir_type)
    if kind == types.BOOLEAN:
        return value == True  # noqa: E712
    if kind in (types.INTEGER, types.DOUBLE):
        return value != 0
    if kind == types.STRING:
        return value != ""
    raise ConditionError("whether `%s` is true is known only when the pipeline runs, and KFP can ask that of text, numbers and bools only" %
                         value.kfir_full_name)


def known(value):
    """`value` where one of two values is chosen by it."""
    if getattr(value, "kfir_task", None) is not None:
        raise ConditionError(_what())
    return value


def _flat(kind, left, right):
    operands = []
    for side in (left, right):
        operands.extend(side.operands if isinstance(side, Combined) and side.kind == kind else [side])
    return Combined(kind, operands)


def _both(kind, condition, other):
    """`condition and other`, `condition or other`."""
    other = test(other)
    if is_condition(other):
        return _flat(kind, condition, other)
    if other is True or other is False:
        return condition if other is (kind == "and") else other
    raise ConditionError("`%s` joins a comparison that is made when the pipeline runs with an object of type `%s`" % (
        kind, type(other).__name__))


def _join(kind, parts):
    """`parts` are functions, called as far as Python would."""
    from kfir.v2.channel import PipelineChannel
    value = parts[0]()
    for part in parts[1:]:
        if is_condition(value):
            value = _both(kind, value, part())
        elif kind == "and" and isinstance(value, PipelineChannel):
            after = part()
            value = _both(kind, test(value), after) if is_condition(after) else after
        elif bool(value) is (kind == "or"):
            return value
        else:
            value = part()
    return value


def and_(*parts):
    return _join("and", parts)


def or_(*parts):
    return _join("or", parts)


def not_(value):
    value = test(value)
    if isinstance(value, Combined) and value.kind == "not":
        return value.operands[0]
    return Combined("not", [value]) if is_condition(value) else not value


def chain(left, *rest):
    """`left < a < b`: `rest` is ('<', a function that gives a, '<', ...)."""
    result = True
    for index in range(0, len(rest), 2):
        right = rest[index + 1]()
        value = compare(left, rest[index], right)
        result = _both("and", result, value) if is_condition(result) else value
        if not is_condition(result) and not result:
            return result
        left = right
    return result


def compare(left, operator, right):
    import operator as operators
    if operator in ("in", "not in"):
        return contained(left, right, operator == "not in")
    if operator in ("is", "is not"):
        return (left is right) == (operator == "is")
    return getattr(operators, {"==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}[operator])(left, right)


def contained(element, container, negate):
    """`element in container`."""
    from kfir.v2.channel import PipelineChannel
    is_list = type(container) in (list, tuple, set, frozenset)
    if isinstance(element, PipelineChannel) and is_list and all([type(item) in (str, int, float, bool) for item in container]):
        items = container if type(container) in (list, tuple) else sorted(container, key=repr)
        tests = [element == item for item in items]
        if not tests:
            return negate
        found = tests[0] if len(tests) == 1 else Combined("or", tests)
        return not_(found) if negate else found
    if isinstance(container, PipelineChannel):
        raise ConditionError("whether `%s` holds something is known only when the pipeline runs, and KFP cannot compare it" %
                             container.kfir_full_name)
    return element not in container if negate else element in container


def any_(function, items):
    return _over("or", function, items)


def all_(function, items):
    return _over("and", function, items)


def _over(kind, function, items):
    import builtins
    if function is not getattr(builtins, "any" if kind == "or" else "all"):
        return function(items)
    result = kind == "and"
    for item in map(test, items):
        if is_condition(result):
            result = _both(kind, result, item if is_condition(item) else bool(item))
        elif is_condition(item):
            result = item
        elif bool(item) is (kind == "or"):
            return not (kind == "and")
        if result is (kind == "or"):
            return result
    return result


def if_(condition, line):
    """The group of a plain `if`."""
    from kfir.v2.groups import If
    return If(condition)


def else_():
    from kfir.v2.groups import Else
    return Else()


def bool_(function, value):
    asked = test(value) if function is bool else value
    return asked if function is bool and is_condition(asked) else function(value)


def refuse(reason):
    raise ConditionError(reason)
