# SPDX-License-Identifier: Apache-2.0
"""The source of a function as it can run elsewhere: without decorators and without annotations, which name things that are not there.

`inspect` finds a function by tokens and costs ten milliseconds to import; here each file is parsed once, by the parser in C.
"""
from kfir import source as files

_AST_ONLY = 0x400  # ast.PyCF_ONLY_AST
_files = {}        # path -> (lines, {(first line, name): node}) or None


LAMBDA = "_kfir_lambda"  # what a lambda is called


def of_function(function):
    """Text that defines `function` under its name. An OSError where there is no source."""
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    code = getattr(function, "__code__", None)
    if code is None:
        raise TypeError("`%s` is not a function of Python's, so it has no source" % (function,))
    found = _file(code.co_filename)
    node = found and found[1].get((code.co_firstlineno, code.co_name))
    if node is None:
        raise OSError("the source of `%s` cannot be found" % code.co_name)
    if code.co_name == "<lambda>":
        return "%s = (%s)\n" % (LAMBDA, "\n".join(_stripped(found[0], node))[node.col_offset:])
    return _dedented(_stripped(found[0], node), found[0][node.lineno - 1][:node.col_offset])


def _file(path):
    if path not in _files:
        _files[path] = _parse(path, files.text_of(path))
    return _files[path]


def _parse(path, source):
    if not source:
        return None
    try:
        tree = compile(source.encode("utf-8"), path, "exec", _AST_ONLY, True)
    except SyntaxError:
        return None
    functions = {}
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if type(node).__name__ in ("FunctionDef", "AsyncFunctionDef"):
            first = min([decorator.lineno for decorator in node.decorator_list] + [node.lineno])
            functions[first, node.name] = node
        elif type(node).__name__ == "Lambda":
            functions.setdefault((node.lineno, "<lambda>"), node)
        waiting += _children(node)
    return [line.encode("utf-8") for line in source.split("\n")], functions


def _children(node, fields=None):
    result = []
    for field in node._fields if fields is None else fields:
        value = getattr(node, field, None)
        if isinstance(value, list):
            result += [item for item in value if hasattr(item, "_fields")]
        elif hasattr(value, "_fields"):
            result.append(value)
    return result


def _stripped(lines, function):
    """The lines of `function`, from its `def` on, without annotations of parameters and results."""
    cuts = []
    waiting = [function]
    while waiting:
        node = waiting.pop()
        kind = type(node).__name__
        if kind == "arg" and node.annotation is not None:
            start = (node.lineno, node.col_offset + len(node.arg.encode("utf-8")))
            cuts.append((start, _end(lines, start, node.annotation)))
        elif kind in ("FunctionDef", "AsyncFunctionDef") and node.returns is not None:
            start = _arrow(lines, node.returns)
            cuts.append((start, _end(lines, start, node.returns)))
        waiting += _children(node)
    text = {number: lines[number - 1] for number in range(function.lineno, function.end_lineno + 1)}
    last = text[function.end_lineno][:function.end_col_offset]
    text[function.end_lineno] = last
    for (first_line, first), (last_line, last) in sorted(cuts, reverse=True):
        text[first_line] = text[first_line][:first] + text[last_line][last:]
        for number in range(first_line + 1, last_line + 1):
            del text[number]
    return [text[number].decode("utf-8") for number in sorted(text)]


def _arrow(lines, node):
    """Where the `->` before `node` begins."""
    line, column = node.lineno, node.col_offset
    while True:
        found = lines[line - 1].rfind(b"->", 0, column)
        if found >= 0:
            while found and lines[line - 1][found - 1:found] in (b" ", b"\t"):
                found -= 1
            return line, found
        line -= 1
        column = len(lines[line - 1])


def _end(lines, start, annotation):
    """The end of `annotation`, with the parentheses around it, which open after `start`."""
    open_ = 0
    for number in range(start[0], annotation.lineno + 1):
        line = lines[number - 1]
        begin = start[1] if number == start[0] else 0
        stop = annotation.col_offset if number == annotation.lineno else len(line)
        open_ += line[begin:stop].partition(b"#")[0].count(b"(")
    line, column = annotation.end_lineno, annotation.end_col_offset
    while open_:
        text = lines[line - 1]
        while column < len(text) and text[column:column + 1] in (b" ", b"\t", b"\\"):
            column += 1
        if text[column:column + 1] == b")":
            open_ -= 1
            column += 1
        else:
            line, column = line + 1, 0
    return line, column


def _dedented(lines, indent):
    """`lines`, of which the first stands behind `indent`, at the left margin."""
    indent = indent.decode("utf-8")
    if not indent.strip() and all(line.startswith(indent) or not line.strip() for line in lines):
        return "\n".join([line[len(indent):] for line in lines]) + "\n"
    if not indent.strip():
        return "if True:\n" + "\n".join(lines) + "\n"  # a text over several lines reaches to the margin
    return "\n".join([lines[0][len(indent):]] + lines[1:]) + "\n"
