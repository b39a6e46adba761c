# SPDX-License-Identifier: Apache-2.0
"""The text of functions, found without `inspect`: the same as it finds."""
import argparse
import functools
import inspect
import tarfile
import textwrap
import types
import unittest

from kfir import source


def _functions(module):
    work, found = [module], []
    while work:
        for value in list(vars(work.pop()).values()):
            if isinstance(value, types.FunctionType) and value.__module__ == module.__name__ and value.__name__ != "<lambda>":
                found.append(value)
            elif isinstance(value, type) and value.__module__ == module.__name__:
                work.append(value)
    return found


def wrapped(function):

    @functools.wraps(function)
    def call(*args):
        return function(*args)

    return call


@wrapped
@wrapped
def decorated(a: "a string with a # in it",
              b=("(", ")")):
    """Text
at the margin."""

    def inner():
        return '''
    ''' + "\
"
    # Inside, at the depth of the body.
    return inner
    # Inside, too.
# Not inside.


def one_line(): return [
    1]


def make():
    def nested(x):
        """First.
   less deep
        """
        return x
    return nested


class TestSource(unittest.TestCase):

    def test_as_inspect_finds_it(self):
        for module in (argparse, tarfile, textwrap):
            functions = _functions(module)
            self.assertGreater(len(functions), 5)
            for function in functions:
                self.assertEqual(source.of_function(function), inspect.getsource(function))
        for function in (decorated, one_line, make, make()):
            self.assertEqual(source.of_function(function), inspect.getsource(function))

    def test_definition_alone_at_the_margin(self):
        self.assertTrue(source.definition(decorated).startswith("def decorated(a:"))
        self.assertEqual(source.definition(make()),
                         'def nested(x):\n    """First.\n   less deep\n    """\n    return x\n')

    def test_no_definition(self):
        with self.assertRaises(ValueError):
            source.definition(lambda: None)

    def test_text_that_is_no_file(self):
        source.give("<given>", "x = 1\n\n\ndef f():\n    return 1\n\n\ny = 2\n")
        scope = {}
        exec(compile("\n\n\ndef f():\n    return 1\n", "<given>", "exec"), scope)
        self.assertEqual(source.of_function(scope["f"]), "def f():\n    return 1\n")
