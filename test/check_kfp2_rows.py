# SPDX-License-Identifier: Apache-2.0
"""Fails unless the tables of test/differential/kfp2/README.md have every row, and the tests that they name are there.

    check_kfp2_rows.py ROOT
"""
import pathlib
import re
import sys


def main(root):
    test = pathlib.Path(root) / "test"
    folder = test / "differential/kfp2"
    rows = {}
    for line in (folder / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and re.fullmatch(r"K-\d\d|\d+", cells[0]):
            rows[cells[0]] = cells[-1].split(", ")
    wanted = [f"K-{n:02}" for n in range(1, 21)] + [str(n) for n in range(1, 41)]
    found = [f"row {row} is missing" for row in wanted if row not in rows]
    named = set()
    for row, names in rows.items():
        for name in names:
            named.add(name)
            if not (test / name if name.startswith("frontends/") else folder / name).is_file():
                found.append(f"row {row} names {name}, which is not there")
            if row.startswith("K-") and "/" + row.lower().replace("-", "_") + "_" not in "/" + name:
                found.append(f"row {row} names {name}, which is not called after it")
    for path in sorted(folder.glob("**/k_*.py")):
        if str(path.relative_to(folder)) not in named:
            found.append(f"{path.relative_to(folder)} is named by no row")
    print(*found, f"{len(rows)} rows, {len(named)} tests", sep="\n")
    return 1 if found else 0


sys.exit(main(*sys.argv[1:]))
