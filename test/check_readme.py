# SPDX-License-Identifier: Apache-2.0
"""Runs the commands in the `console` blocks of README.md and docs/migrating.md, those of a page in order and in one folder that looks
like a built checkout, and compares what they print with what stands there. A line `...` stands for any lines, and `...` in a line for
anything.

    check_readme.py ROOT BUILD_DIR
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def sessions(text):
    """Yields (command, expected output)."""
    for block in re.findall(r"^```console\n(.*?)^```", text, re.M | re.S):
        for session in re.split(r"^\$ ", block, flags=re.M)[1:]:
            # A command goes on where its line ends in a backslash.
            command, expected = re.match(r"((?:[^\n]*\\\n)*[^\n]*)\n(.*)", session, re.S).groups()
            yield command, expected


def matches(expected, actual):
    lines = ("(?:.*\\n)*?" if line == "..." else ".*".join(map(re.escape, line.split("..."))) + "\\n"
             for line in expected.splitlines())
    return re.fullmatch("".join(lines), actual) is not None


def check(page, root, build):
    """Whether the page has commands, and all print what it says."""
    count = failed = 0
    with tempfile.TemporaryDirectory(prefix="kfir readme ") as folder:
        shutil.copytree(root / "examples", os.path.join(folder, "examples"))
        os.symlink(os.path.abspath(build), os.path.join(folder, "build"))
        for command, expected in sessions((root / page).read_text(encoding="utf-8")):
            count += 1
            done = subprocess.run(["bash", "-c", command], cwd=folder, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, encoding="utf-8", env=dict(os.environ, LC_ALL="C"))
            if not matches(expected, done.stdout):
                print(f"$ {command}\n--- {page}\n{expected}--- printed\n{done.stdout}")
                failed += 1
    if count == 0:
        print(f"{page} has no console blocks")
    return count > 0 and failed == 0


def main(root, build):
    results = [check(page, pathlib.Path(root), build) for page in ("README.md", "docs/migrating.md")]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
