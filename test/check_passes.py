# SPDX-License-Identifier: Apache-2.0
"""Fails unless every pass is complete: its files, its test, its line in passes.def.

    check_passes.py ROOT
"""
import pathlib
import re
import sys


def problems(root):
    text = (root / "passes/passes.def").read_text()
    rows = re.findall(r'^KFIR_(?:COMPONENT_)?PASS\((\w+),\s*"([a-z0-9-]+)"', text, re.M)
    if not rows:
        yield "passes.def has no rows"
    if rows != sorted(rows, key=lambda row: row[1]):
        yield "passes.def is not sorted by name"
    for function, flag in rows:
        stem = flag.replace("-", "_")
        if function != "".join(word.capitalize() for word in flag.split("-")):
            yield f"{function} and {flag} are not the same name"
        for path in (f"passes/{stem}.h", f"passes/{stem}.cc", f"passes/{stem}_test.cc"):
            if not (root / path).exists():
                yield f"{flag}: {path} is missing"
        if not any((root / "test/passes").glob(f"{flag}.*")):
            yield f"{flag}: test/passes/{flag}.* is missing"


if __name__ == "__main__":
    found = list(problems(pathlib.Path(sys.argv[1])))
    print("\n".join(found))
    sys.exit(bool(found))
