# SPDX-License-Identifier: Apache-2.0
"""Compares the pages of docs/reference with what the tools print; with --update, writes them.

    check_reference.py ROOT BIN_DIR [--update]
"""
import difflib
import pathlib
import subprocess
import sys


def pages():
    for tool in ("kfp-compile", "kfp-opt", "kfp-translate"):
        yield f"{tool}.md", "", [tool, "--help-markdown"]
    yield "diagnostics.md", "# Diagnostics\n\n`$0`, `$1`, … stand for what a message is about.\n\n", [
        "kfp-translate", "--list-diagnostics"]
    yield "passes.md", "", ["kfp-opt", "--list-passes=markdown"]
    yield "formats.md", "# Formats\n\n", ["kfp-translate", "--list"]


def main(root, bin_dir, *options):
    status = 0
    for name, head, command in pages():
        path = pathlib.Path(root) / "docs/reference" / name
        text = head + subprocess.run([str(pathlib.Path(bin_dir) / command[0]), *command[1:]], check=True,
                                     stdout=subprocess.PIPE, encoding="utf-8").stdout
        if "--update" in options:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            continue
        committed = path.read_text(encoding="utf-8") if path.exists() else ""
        if committed != text:
            print("".join(difflib.unified_diff(committed.splitlines(True), text.splitlines(True),
                                               str(path), " ".join(command))))
            print(f"`ninja update-goldens` rewrites {path}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
