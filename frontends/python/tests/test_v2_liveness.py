# SPDX-License-Identifier: Apache-2.0
import ast
import textwrap
import unittest

from kfir.v2 import liveness


class Liveness(unittest.TestCase):

    def live(self, text, name="t"):
        """For each `if`, by line: whether `name` may be read after it, and where its `else` begins."""
        definition = ast.parse(textwrap.dedent(text)).body[0]
        found = liveness.of_ifs(ast, definition)
        return [tuple([name in names for names in found[id(node)]]) for node in
                sorted([node for node in ast.walk(definition) if isinstance(node, ast.If)], key=lambda node: node.lineno)]

    def test_assigned_again(self):
        self.assertEqual(self.live("""
            def f(a):
                if a:
                    t = 1
                    u(t)
                if a:
                    t = 2
                    u(t)
            """), [(False, False), (False, False)])

    def test_read_after(self):
        self.assertEqual(self.live("""
            def f(a):
                if a:
                    t = 1
                u(t)
            """), [(True, True)])

    def test_read_in_else(self):
        self.assertEqual(self.live("""
            def f(a):
                if a:
                    t = 1
                else:
                    u(t)
            """), [(False, True)])

    def test_next_round(self):
        self.assertEqual(self.live("""
            def f(a, xs):
                for x in xs:
                    u(t)
                    if a:
                        t = 1
            """), [(True, True)])

    def test_as(self):
        self.assertEqual(self.live("""
            def f(a, xs):
                if a:
                    t = 1
                with xs as t:
                    u(t)
            """), [(False, False)])

    def test_comprehension_assigns_nothing(self):
        self.assertEqual(self.live("""
            def f(a, xs):
                if a:
                    t = 1
                n = [0 for t in xs]
                u(t)
            """), [(True, True)])

    def test_inner_functions(self):
        self.assertEqual(self.live("""
            def f(a):
                def g():
                    if a:
                        t = 1
                        u(t)
                if a:
                    t = 1
                g()
            """), [(False, False), (True, True)])

    def test_nonlocal(self):
        self.assertEqual(self.live("""
            def f(a):
                def g():
                    nonlocal t
                    if a:
                        t = 1
                g()
            """), [(True, True)])

    def test_try(self):
        self.assertEqual(self.live("""
            def f(a):
                try:
                    if a:
                        t = 1
                except E:
                    u(t)
            """), [(True, True)])

    def test_elif(self):
        self.assertEqual(self.live("""
            def f(a):
                if a:
                    pass
                elif a:
                    t = 1
                t += 1
            """), [(True, True), (True, True)])


if __name__ == "__main__":
    unittest.main()
