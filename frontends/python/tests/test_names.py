# SPDX-License-Identifier: Apache-2.0
"""Every module and name that stands in the place of one of kfp's is there, and none that kfp has not."""
import os
import subprocess
import unittest

import fake_host
from kfir.v1 import api
from test_differential import KFP1

IMPORT_ALL = """
import sys
import kfp
for module, names in %r:
    __import__(module)
    for name in names:
        getattr(sys.modules[module], name)
    assert set(names) <= set(dir(sys.modules[module])) or not names
from kfp.dsl import *
from kfp.components import *
from kfp.dsl.types import *
assert kfp.dsl.ContainerOp is ContainerOp and kfp.components.load_component and kfp.compiler.Compiler
for missing in ('kfp.nothing', 'kfp.dsl.nothing'):
    try:
        __import__(missing)
    except ModuleNotFoundError as error:
        assert error.name == missing
try:
    kfp.dsl.nothing
except AttributeError:
    pass

@pipeline(name='p')
def f():
    ContainerOp('a', 'i')
"""


def table():
    return [(module, [name for _, words in entries for name in words.split()]) for module, entries in api.MODULES.items()]


class NamesTest(unittest.TestCase):
    def test_all_can_be_had(self):
        rows = [(module, [name for name in names if not name.startswith("__")]) for module, names in table()]
        run = fake_host.trace_text(IMPORT_ALL % rows)
        self.assertIsNone(run.error, run.error and run.error["traceback"])

    IMPLIED = ("import kfp\nfor name in %r:\n    module = kfp\n    for part in name.split('.')[1:]:\n        module = getattr(module, part)\n" %
               ([package + "." + name for package in api.IMPLIED for name in api.IMPLIED[package]],))

    def test_modules_without_an_import_of_their_own(self):
        run = fake_host.trace_text(self.IMPLIED + "@kfp.dsl.pipeline(name='p')\ndef f():\n    kfp.dsl._container_op.ContainerOp('a', 'i')\n")
        self.assertIsNone(run.error, run.error and run.error["traceback"])

    @unittest.skipUnless(os.path.exists(KFP1), "kfp 1.8.22 is not here: scripts/peers kfp1 makes it")
    def test_kfp_has_these_modules(self):
        subprocess.check_call([KFP1, "-c", self.IMPLIED], stderr=subprocess.DEVNULL)

    @unittest.skipUnless(os.path.exists(KFP1), "kfp 1.8.22 is not here: scripts/peers kfp1 makes it")
    def test_kfp_has_them(self):
        # The private modules offer each other's names, which is no harm.
        rows = [(module, names) for module, names in table() if "._" not in module and module != "kfp.auth"]
        program = ("import sys, warnings\nwarnings.simplefilter('ignore')\nfor module, names in %r:\n    __import__(module)\n"
                   "    print([(module, n) for n in names if not hasattr(sys.modules[module], n)], end='')\n" % rows)
        missing = subprocess.check_output([KFP1, "-c", program], stderr=subprocess.DEVNULL).decode().replace("[]", "")
        self.assertEqual(missing, "")


if __name__ == "__main__":
    unittest.main()
