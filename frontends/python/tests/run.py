# SPDX-License-Identifier: Apache-2.0
"""Runs the tests beside this file. The child runs with each interpreter of KFIR_PYTHONS (paths, separated by colons), else with
this one."""
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
    import fake_host
    failed = False
    total = skipped = 0
    pythons = [path for path in os.environ.get("KFIR_PYTHONS", "").split(":") if path] or [sys.executable]
    for fake_host.python in pythons:
        if not os.access(fake_host.python, os.X_OK):
            print("python tracer: SKIPPED, not here: " + fake_host.python)
            skipped += 1
            continue
        suite = unittest.defaultTestLoader.discover(HERE, "test_*.py")
        result = unittest.TextTestRunner(stream=sys.stdout, verbosity=0, buffer=True).run(suite)
        for test, reason in result.skipped:
            print("python tracer: SKIPPED %s: %s" % (test, reason))
        total += result.testsRun
        skipped += len(result.skipped)
        failed = failed or not result.wasSuccessful()
    print("python tracer: %d tests, %d interpreters, %d skipped, %s" % (total, len(pythons), skipped, "FAILED" if failed else "passed"))
    return 1 if failed else 0


sys.exit(main())
