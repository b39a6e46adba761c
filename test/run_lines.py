# SPDX-License-Identifier: Apache-2.0
"""The test format of lit.cfg.py; a module, since lit sends it to its workers."""
import os
import shlex

import lit.formats
import lit.TestRunner

GOLDEN_SUFFIXES = (".argo.yaml",)  # outputs beside their inputs: no tests


class RunLines(lit.formats.ShTest):
    """ShTest that leaves goldens alone and bears blanks in paths."""

    def getTestsInDirectory(self, suite, path_in_suite, lit_config, local_config):
        for test in super().getTestsInDirectory(suite, path_in_suite, lit_config, local_config):
            if not test.path_in_suite[-1].endswith(GOLDEN_SUFFIXES):
                yield test

    def execute(self, test, lit_config):
        _, tmp_base = lit.TestRunner.getTempPaths(test)
        source = test.getSourcePath()
        quoted = [
            ("%s", source),
            ("%S", os.path.dirname(source)),
            ("%t", tmp_base + ".tmp"),
            ("%T", os.path.dirname(tmp_base)),
        ]
        return lit.TestRunner.executeShTest(
            test, lit_config, self.execute_external,
            [(name, shlex.quote(path)) for name, path in quoted])
