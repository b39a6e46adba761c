# SPDX-License-Identifier: Apache-2.0
"""Which local names may be read after an `if`, before something else is assigned to them."""


def of_ifs(ast, definition):
    """{id of each ast.If in `definition`: (names that may be read after it, those where its `else` begins)}."""
    return _Liveness(ast, definition).found


def assigned(ast, node):
    """The name that `node` by itself assigns to, or None."""
    if isinstance(node, ast.Name):
        return node.id if isinstance(node.ctx, ast.Store) else None
    if isinstance(node, ast.alias):
        return (node.asname or node.name).partition(".")[0]
    return node.name if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else None


class _Liveness:
    def __init__(self, ast, definition):
        self.ast = ast
        self.found = {}
        self.names = {}  # id of a simple statement -> (loads, stores)
        # What an inner function reads it may read at any time, and what is not local may be read by others.
        self.always = set()
        inner = []
        for node in ast.walk(definition):
            if isinstance(node, (ast.Global, ast.Nonlocal)):
                self.always.update(node.names)
            elif node is not definition and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
                self.always |= self._of(node)[0]
                inner.append(node)
        self._block(definition.body, set(self.always))
        for node in inner:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.found.update(_Liveness(ast, node).found)

    def _of(self, *nodes):
        """The names that are loaded and stored below."""
        loads, stores, of_comprehensions = set(), set(), set()
        for top in nodes:
            for node in self.ast.walk(top):
                if isinstance(node, self.ast.Name):
                    (loads if isinstance(node.ctx, self.ast.Load) else stores).add(node.id)
                elif isinstance(node, self.ast.comprehension):
                    of_comprehensions |= self._of(node.target)[1]
        return loads, stores - of_comprehensions

    def _block(self, statements, live):
        """What is live before `statements`; `live`, what is after them, is used up."""
        for statement in reversed(statements):
            live = self._statement(statement, live)
        return live

    def _statement(self, node, live):
        ast = self.ast
        if isinstance(node, ast.If):
            after = set(live)
            otherwise = self._block(node.orelse, live)
            self.found[id(node)] = (after, otherwise)
            return self._block(node.body, set(after)) | otherwise | self._of(node.test)[0]
        if isinstance(node, (ast.For, ast.AsyncFor)):
            return self._loop(node, live, node.target, node.iter)
        if isinstance(node, ast.While):
            return self._loop(node, live, None, node.test)
        if isinstance(node, (ast.With, ast.AsyncWith)):
            live = self._block(node.body, live)
            for item in reversed(node.items):
                loads, stores = self._of(*[part for part in (item.context_expr, item.optional_vars) if part is not None])
                live = (live - stores - self.always) | self.always | loads
            return live
        if not hasattr(node, "body"):
            if id(node) not in self.names:
                self.names[id(node)] = self._of(node)
            loads, stores = self.names[id(node)]
            live -= stores
            live |= loads
            if isinstance(node, ast.AugAssign):
                live |= stores
            live |= self.always
            return live
        # `try`, `match`, definitions: any of it may be read, and nothing is sure to be assigned.
        live |= self._of(node)[0]
        for part in [node] + getattr(node, "handlers", []) + getattr(node, "cases", []):
            for block in ("body", "orelse", "finalbody"):
                self._block(getattr(part, block, []), set(live))
        return live

    def _loop(self, node, live, target, head):
        loads, stores = self._of(head)[0], self._of(target)[1] if target is not None else set()
        around = live | loads | self._block(node.orelse, set(live))
        for _ in range(2):  # the second time with what the next round reads
            around |= self._block(node.body, set(around)) - stores
        return around
