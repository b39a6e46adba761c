# SPDX-License-Identifier: Apache-2.0
#
# Black-box tests: what a `RUN:` line says is run, and has to succeed.
#
#   %s %S %t %T    as in LLVM, quoted for a shell where the path needs it
#   %{root}        the root of the repository
#   %python        the interpreter that the build found
#   kfp-opt        the strict tool; a test that needs the plain one writes kfp-opt-plain
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


config.name = "kfir"
config.test_format = RunLines(execute_external=False)
config.suffixes = [".py", ".test", ".txt", ".txtpb", ".yaml"]
config.excludes = ["Inputs", "CMakeLists.txt", "lit.cfg.py"]
config.test_source_root = os.path.dirname(os.path.abspath(__file__))
config.test_exec_root = os.path.join(config.build_dir, "test")  # keeps Output/ out of the tree

bin_dir = os.path.join(config.build_dir, "bin")
config.environment["PATH"] = os.pathsep.join([bin_dir, config.llvm_bin_dir, os.environ["PATH"]])
for name in ("KFIR_CONFORMANCE", "ASAN_OPTIONS", "UBSAN_OPTIONS"):
    if name in os.environ:
        config.environment[name] = os.environ[name]
if os.environ.get("KFIR_CONFORMANCE"):
    config.available_features.add("conformance")
if os.geteuid() == 0:
    config.available_features.add("root")

opt = shlex.quote(os.path.join(bin_dir, "kfp-opt"))
strict = f"{opt} --verify-each --check-changed --verify-roundtrip"
config.substitutions += [
    (r"(?<![-/\w])kfp-opt-plain\b", opt),
    (r"(?<![-/\w])kfp-opt(?![-\w])", strict),
    ("%{root}", shlex.quote(os.path.dirname(config.test_source_root))),
    ("%python", shlex.quote(config.python)),
]
