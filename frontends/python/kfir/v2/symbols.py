# SPDX-License-Identifier: Apache-2.0
"""The imports that the annotations of a function need where it runs: it is sent there as text, without the module that it stands in."""
import ast

from kfir import source


def imports(function, classes):
    """One line for each name by which the annotations of `function` reach `classes`, in order of appearance."""
    missing = list(classes)
    lines = []
    for chain in _chains(function):
        kind = _value(function, chain)
        if kind in classes:
            line = _line(function, chain, kind)
            if line not in lines:
                lines.append(line)
            missing = [other for other in missing if other is not kind]
    for kind in missing:  # an annotation that is not written where the function is
        line = "from %s import %s" % (kind.__module__, kind.__name__)
        if line not in lines:
            lines.append(line)
    return lines


def _chains(function):
    """Every `a.b.c` of the annotations, as a tuple of names."""
    definition = ast.parse(source.definition(function)).body[0]
    arguments = definition.args
    nodes = getattr(arguments, "posonlyargs", []) + arguments.args + [arguments.vararg] + arguments.kwonlyargs
    work = [node.annotation for node in nodes if node is not None and node.annotation is not None]
    if definition.returns is not None:
        work.append(definition.returns)
    work.reverse()
    while work:
        node = work.pop()
        names = []
        inner = node
        while isinstance(inner, ast.Attribute):
            names.append(inner.attr)
            inner = inner.value
        if isinstance(inner, ast.Name):
            yield (inner.id,) + tuple(reversed(names))
        else:
            work.extend(reversed(list(ast.iter_child_nodes(node))))


def _value(function, chain):
    names = dict(function.__globals__)
    names.update(zip(function.__code__.co_freevars, [cell.cell_contents for cell in function.__closure__ or ()]))
    value = names.get(chain[0])
    for name in chain[1:]:
        value = getattr(value, name, None)
    return value


def _line(function, chain, kind):
    path = kind.__module__.split(".") + [kind.__name__]
    if chain[0] not in path:
        raise TypeError("`%s` in the annotations of `%s` is `%s` under another name, which is not known where the component runs: import it "
                        "without `as`" % (".".join(chain), function.__name__, ".".join(path)))
    position = path.index(chain[0])
    if position == 0:
        return "import " + ".".join(path[:-1])
    return "from %s import %s" % (".".join(path[:position]), chain[0])
