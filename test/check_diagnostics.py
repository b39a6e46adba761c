# SPDX-License-Identifier: Apache-2.0
"""Fails unless every kind of diagnostic has its test, test/diagnostics/<Kind>.*, which expects `[<Kind>]`,
no test is left over, and the list of kinds is sorted.

    check_diagnostics.py ROOT
"""
import pathlib
import re
import sys


def problems(root):
    text = (root / "support/diagnostic_kinds.def").read_text()
    kinds = re.findall(r"^KFIR_DIAGNOSTIC\((\w+),", text, re.M)
    if kinds != sorted(set(kinds)):
        yield "support/diagnostic_kinds.def is not sorted by name"
    folder = root / "test/diagnostics"
    tests = {}
    for path in sorted(folder.iterdir()):
        if path.is_file():
            tests.setdefault(path.name.split(".")[0], []).append(path)
    for kind in kinds:
        paths = tests.pop(kind, [])
        if not paths:
            yield f"test/diagnostics/{kind}.* is missing"
        elif not any(f"[{kind}]" in path.read_text(errors="replace") for path in paths):
            yield f"test/diagnostics/{kind}.* does not expect [{kind}]"
    for paths in tests.values():
        yield from (f"{path.relative_to(root)} is no kind's test" for path in paths)


if __name__ == "__main__":
    found = list(problems(pathlib.Path(sys.argv[1])))
    print("\n".join(found))
    sys.exit(bool(found))
