# SPDX-License-Identifier: Apache-2.0
"""Runs the tests beside this file. They run the tracer with every interpreter in KFIR_PYTHONS (blank-separated paths), else with this one."""
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
sys.dont_write_bytecode = True


def main():
    try:
        import yaml  # noqa: F401
    except ImportError:
        sys.exit("these tests read components with PyYAML (Debian: python3-yaml)")
    suite = unittest.defaultTestLoader.discover(HERE, "test_*.py")
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=0, buffer=True).run(suite)
    print("python tracer: %d tests, %d interpreters, %s" % (
        result.testsRun, len(os.environ.get("KFIR_PYTHONS", "one").split()), "passed" if result.wasSuccessful() else "FAILED"))
    return 0 if result.wasSuccessful() else 1


sys.exit(main())
