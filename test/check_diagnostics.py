# SPDX-License-Identifier: Apache-2.0
"""Fails unless every kind of diagnostic has its test, test/diagnostics/<Kind>.*, which expects `[<Kind>]`,
no test is left over, and the lists of kinds are sorted and known to the tools.

    check_diagnostics.py ROOT
"""
import pathlib
import re
import sys


def problems(root):
    known = (root / "tools/diagnostic_list.cc").read_text()
    kinds = []
    for path in sorted(root.glob("*/diagnostic_kinds.def")) + sorted(root.glob("*/*/diagnostic_kinds.def")):
        name = path.relative_to(root).as_posix()
        found = re.findall(r"^KFIR_DIAGNOSTIC\((\w+),", path.read_text(), re.M)
        if found != sorted(set(found)):
            yield f"{name} is not sorted by name"
        if f'#include "{name}"' not in known:
            yield f"tools/diagnostic_list.cc does not include {name}"
        kinds += found
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
