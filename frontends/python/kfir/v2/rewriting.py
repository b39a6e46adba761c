# SPDX-License-Identifier: Apache-2.0
"""The function of a pipeline, compiled from a syntax tree in which Python's operators on comparisons are calls (kfir.v2.conditions)."""
import re

_PLAIN_IF = re.compile(r"^\s*if\b", re.MULTILINE)
_HELPER = "__kfir_conditions__"
_MAY_MATTER = re.compile(r"\b(?:and|or|not|if|while|assert|any|all|bool|in)\b|[<>=]=?[^=<>\n]*[^=<>!]\s*(?:<|>|==)")


def rewritten(function):
    """`function`, or one that does the same where no condition is met."""
    if type(function) is not type(rewritten) or hasattr(function, "__wrapped__"):
        return function
    from kfir import source
    try:
        text = source.of_function(function)
    except (OSError, TypeError, IndexError):  # no text to be had
        return function
    body = text.partition("def ")[2].partition("\n")[2]
    if not _may_matter(body):
        return function
    return _compiled(function, text)


def _may_matter(body):
    for line in body.split("\n"):
        line = line.strip()
        if line.startswith("for ") and line.count(" in ") == 1 and not re.search(r"\b(?:and|or|not|if)\b", line):
            continue
        if _MAY_MATTER.search(line):
            return True
    return False


def _compiled(function, text):
    import ast
    indented = text[:1] in " \t"
    tree = ast.parse("if 1:\n" + text if indented else text)
    ast.increment_lineno(tree, function.__code__.co_firstlineno - (2 if indented else 1))
    definition = tree.body[0].body[0] if indented else tree.body[0]
    if not isinstance(definition, ast.FunctionDef) or definition.name != function.__name__:
        return function
    live = {}
    if _PLAIN_IF.search(text):
        from kfir.v2 import liveness
        live = liveness.of_ifs(ast, definition)
    rewriter = _rewriter(ast)(live)
    definition.body = [rewriter.visit(statement) for statement in definition.body]
    definition.body = rewriter.flat(definition.body)
    if not rewriter.changed:
        return function
    definition.decorator_list = []
    definition.returns = None
    arguments = definition.args
    for argument in arguments.args + arguments.kwonlyargs + getattr(arguments, "posonlyargs", []) + [arguments.vararg, arguments.kwarg]:
        if argument is not None:
            argument.annotation = None
    arguments.defaults = [ast.Constant(None) for _ in arguments.defaults]
    arguments.kw_defaults = [None if value is None else ast.Constant(None) for value in arguments.kw_defaults]
    free = list(function.__code__.co_freevars)
    factory = ast.parse("def factory(%s):\n pass" % ", ".join([_HELPER] + free)).body[0]
    factory.body = [definition]
    module = ast.Module(body=[factory], type_ignores=[])
    ast.fix_missing_locations(module)
    code = compile(module, function.__code__.co_filename, "exec", dont_inherit=True)
    inner = _code(_code(code, "factory"), function.__name__)
    if inner is None:
        return function
    from kfir.v2 import conditions
    cells = dict(zip(free, function.__closure__ or ()))
    cells[_HELPER] = _cell(conditions)
    result = type(function)(inner, function.__globals__, function.__name__, function.__defaults__,
                            tuple([cells[name] for name in inner.co_freevars]))
    result.__kwdefaults__ = function.__kwdefaults__
    return result


def _cell(value):
    return (lambda: value).__closure__[0]


def _code(code, name):
    for constant in code.co_consts if code is not None else ():
        if getattr(constant, "co_name", None) == name:
            return constant
    return None


def _rewriter(ast):
    operators = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.In: "in",
                 ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not"}
    named = getattr(ast, "NamedExpr", ())
    leaving = (ast.Return, ast.Break, ast.Continue, ast.Yield, ast.YieldFrom, ast.Await, ast.Raise, ast.Global, ast.Nonlocal, ast.Delete)

    class Rewriter(ast.NodeTransformer):
        def __init__(self, live):
            self.live = live
            self.changed = False
            self.number = 0

        def helper(self, name, arguments, at):
            self.changed = True
            function = ast.Attribute(ast.Name(_HELPER, ast.Load()), name, ast.Load())
            return ast.copy_location(ast.Call(function, arguments, []), at)

        def thunk(self, value):
            empty = ast.arguments(posonlyargs=[], args=[], vararg=None, kwonlyargs=[], kw_defaults=[], kwarg=None, defaults=[])
            return ast.copy_location(ast.Lambda(empty, value), value)

        def movable(self, node):
            """Whether it means the same in a function of its own."""
            return not any([isinstance(inner, (ast.Await, ast.Yield, ast.YieldFrom) + ((named,) if named else ())) for inner in ast.walk(node)])

        def asked(self, node):
            """`node`, whose truth is asked for."""
            if isinstance(node, ast.BoolOp):
                node.values = [self.asked(value) for value in node.values]
                return node
            if isinstance(node, ast.Compare) or isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
                return node
            return self.helper("test", [node], node)

        def visit_BoolOp(self, node):
            if not self.movable(node):
                return self.generic_visit(node)
            self.generic_visit(node)
            return self.helper("and_" if isinstance(node.op, ast.And) else "or_", [self.thunk(value) for value in node.values], node)

        def visit_UnaryOp(self, node):
            if isinstance(node.op, ast.Not):
                node.operand = self.asked(node.operand)
            self.generic_visit(node)
            return self.helper("not_", [node.operand], node) if isinstance(node.op, ast.Not) else node

        def visit_Compare(self, node):
            if not self.movable(node):
                return self.generic_visit(node)
            self.generic_visit(node)
            if len(node.ops) == 1:
                if not isinstance(node.ops[0], (ast.In, ast.NotIn)):
                    return node
                negate = ast.Constant(isinstance(node.ops[0], ast.NotIn))
                return self.helper("contained", [node.left, node.comparators[0], negate], node)
            rest = []
            for operator, right in zip(node.ops, node.comparators):
                rest += [ast.Constant(operators[type(operator)]), self.thunk(right)]
            return self.helper("chain", [node.left] + rest, node)

        def visit_IfExp(self, node):
            self.generic_visit(node)
            node.test = self.helper("known", [node.test], node.test)
            return node

        def visit_Call(self, node):
            callee = getattr(node.func, "attr", getattr(node.func, "id", None))
            if callee in ("If", "Elif", "Condition") and node.args and isinstance(node.args[0], ast.BoolOp):
                node.args[0] = self.asked(node.args[0])
            self.generic_visit(node)
            name = node.func.id if isinstance(node.func, ast.Name) else None
            if name in ("any", "all", "bool") and len(node.args) == 1 and not node.keywords and not isinstance(node.args[0], ast.Starred):
                return self.helper(name + "_", [node.func, node.args[0]], node)
            return node

        def visit_If(self, node):
            reason = self.problem(node)
            node.test = self.asked(node.test)
            self.generic_visit(node)
            node.body, node.orelse = self.flat(node.body), self.flat(node.orelse)
            self.number += 1
            name = "__kfir_test_%d__" % self.number
            load = ast.Name(name, ast.Load())
            store = ast.copy_location(ast.Assign([ast.Name(name, ast.Store())], node.test), node.test)
            if reason is not None:
                groups = [ast.Expr(self.helper("refuse", [ast.Constant(reason)], node.test))]
            else:
                groups = [self.group("if_", [load, ast.Constant(node.lineno)], node.body, node.test)]
                if node.orelse:
                    groups.append(self.group("else_", [], node.orelse, node.orelse[0]))
            plain = ast.copy_location(ast.If(load, node.body, node.orelse), node)
            choice = ast.If(self.helper("is_condition", [load], node.test), groups, [plain])
            return [store, ast.copy_location(choice, node)]

        def group(self, name, arguments, body, at):
            item = ast.withitem(self.helper(name, arguments, at), None)
            return ast.copy_location(ast.With([item], body, None), at)

        def problem(self, node):
            """Why the branches cannot both be traced."""
            inside = [inner for statement in node.body + node.orelse for inner in ast.walk(statement)]
            if any([isinstance(inner, leaving) for inner in inside]):
                return "an `if` on something that is known only when the pipeline runs cannot leave the function or a loop: use dsl.If()"
            from kfir.v2.liveness import assigned
            after, otherwise = self.live[id(node)]
            for name in [assigned(ast, inner) for inner in inside]:
                if name in after:
                    return ("an `if` on something that is known only when the pipeline runs assigns `%s`, which is used outside of it: use "
                            "dsl.If() and dsl.OneOf()" % name)
            for name in [assigned(ast, inner) for statement in node.body for inner in ast.walk(statement)]:
                if name in otherwise:
                    return ("an `if` on something that is known only when the pipeline runs assigns `%s` in one branch and uses it in "
                            "another" % name)
            return None

        def flat(self, statements):
            """Statements that became several."""
            result = []
            for statement in statements:
                result.extend(statement if isinstance(statement, list) else [statement])
            return result

    return Rewriter
