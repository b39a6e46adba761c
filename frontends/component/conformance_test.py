# SPDX-License-Identifier: Apache-2.0
"""Reads every component of the conformance data. Components that are graphs call others that are not there; all others are read.

    conformance_test.py KFP_TRANSLATE
"""
import os
import pathlib
import subprocess
import sys

SKIPPED = 77


def main(translate):
    folder = os.environ.get("KFIR_CONFORMANCE")
    if not folder:
        print("skipped: KFIR_CONFORMANCE is not set")
        return SKIPPED
    read = refused = 0
    problems = []
    for path in sorted(pathlib.Path(folder, "components").rglob("*")):
        if not path.is_file():
            continue
        result = subprocess.run([translate, "--from=component", "--to=binary", "-o", os.devnull, path],
                                capture_output=True, text=True)
        if result.returncode == 0:
            read += 1
        elif "[ComponentNotMirrored]" in result.stderr and result.stderr.count(": error: ") == result.stderr.count("[ComponentNotMirrored]"):
            refused += 1
        else:
            problems.append(f"{path}: {result.stderr}")
    print("\n".join(problems))
    print(f"{read} read, {refused} refused, {len(problems)} wrong")
    return bool(problems) or not read


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
