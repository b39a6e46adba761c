# SPDX-License-Identifier: Apache-2.0
"""The parameters of a function, without the cost of `inspect` for an ordinary one."""

EMPTY = object()  # no annotation, no default


class Parameter:
    __slots__ = ("name", "kind", "annotation", "default")

    def __init__(self, name, kind, annotation, default):
        self.name = name
        self.kind = kind  # 'positional', 'args', 'keyword', 'kwargs'
        self.annotation = annotation
        self.default = default


def signature(function):
    """The parameters of `function` and its return annotation."""
    if type(function) is not type(signature) or hasattr(function, "__wrapped__") or hasattr(function, "__signature__"):
        return _inspected(function)
    code = function.__code__
    names = code.co_varnames
    annotations = function.__annotations__
    positional = names[:code.co_argcount]
    keyword = names[code.co_argcount:code.co_argcount + code.co_kwonlyargcount]
    rest = code.co_argcount + code.co_kwonlyargcount
    defaults = dict(zip(reversed(positional), reversed(function.__defaults__ or ())))
    defaults.update(function.__kwdefaults__ or {})
    rows = [(name, "positional") for name in positional]
    if code.co_flags & 4:
        rows.append((names[rest], "args"))
        rest += 1
    rows += [(name, "keyword") for name in keyword]
    if code.co_flags & 8:
        rows.append((names[rest], "kwargs"))
    return ([Parameter(name, kind, annotations.get(name, EMPTY), defaults.get(name, EMPTY)) for name, kind in rows],
            annotations.get("return", EMPTY))


def _inspected(function):
    import inspect
    kinds = {inspect.Parameter.VAR_POSITIONAL: "args", inspect.Parameter.KEYWORD_ONLY: "keyword",
             inspect.Parameter.VAR_KEYWORD: "kwargs"}
    result = inspect.signature(function)

    def known(value):
        return EMPTY if value is inspect.Parameter.empty else value

    return ([Parameter(parameter.name, kinds.get(parameter.kind, "positional"), known(parameter.annotation), known(parameter.default))
             for parameter in result.parameters.values()], known(result.return_annotation))
