# SPDX-License-Identifier: Apache-2.0
#
# Black-box tests: what a `RUN:` line says is run, and has to succeed.
#
#   %s %S %t %T    as in LLVM, quoted for a shell where the path needs it
#   %{root}        the root of the repository
#   %python        the interpreter that the build found
#   %{expect} N X  runs X, which has to end with exit code N
#   kfp-opt        the strict tool; a test that needs the plain one writes kfp-opt-plain
import os
import shlex
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import run_lines

config.name = "kfir"
config.test_format = run_lines.RunLines(execute_external=False)
config.suffixes = [".py", ".test", ".txt", ".txtpb", ".yaml"]
config.excludes = ["Inputs", "CMakeLists.txt", "lit.cfg.py"]
config.test_source_root = os.path.dirname(os.path.abspath(__file__))
# Keeps Output/ out of the tree.
config.test_exec_root = lit_config.params.get("exec_root", os.path.join(config.build_dir, "test"))

bin_dir = os.path.join(config.build_dir, "bin")
test_bin_dir = os.path.join(config.build_dir, "unittests")  # programs of tests: yaml-to-json
config.environment["PATH"] = os.pathsep.join([bin_dir, test_bin_dir, config.llvm_bin_dir, os.environ["PATH"]])
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
    ("%{expect}", shlex.quote(config.python) + " " + shlex.quote(os.path.join(config.test_source_root, "expect.py"))),
]
