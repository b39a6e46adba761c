# SPDX-License-Identifier: Apache-2.0
"""Compares the pages of docs/reference with what the tools print, and those of docs/passes with what pass_pages.py makes;
with --update, writes them.

    check_reference.py ROOT BIN_DIR [--update]
"""
import difflib
import pathlib
import subprocess
import sys

import pass_pages


def pages():
    for tool in ("kfp-compile", "kfp-opt", "kfp-translate"):
        yield f"{tool}.md", "", [tool, "--help-markdown"]
    yield "diagnostics.md", "# Diagnostics\n\n`$0`, `$1`, … stand for what a message is about.\n\n", [
        "kfp-translate", "--list-diagnostics"]
    yield "passes.md", "", ["kfp-opt", "--list-passes=markdown"]
    yield "formats.md", "# Formats\n\n", ["kfp-translate", "--list"]


def all_pages(root, bin_dir):
    """Path, text and origin of each page."""
    for name, head, command in pages():
        printed = subprocess.run([str(pathlib.Path(bin_dir) / command[0]), *command[1:]], check=True,
                                 stdout=subprocess.PIPE, encoding="utf-8").stdout
        yield pathlib.Path(root) / "docs/reference" / name, head + printed, " ".join(command)
    for name, text in pass_pages.pages(root, bin_dir):
        yield pathlib.Path(root) / "docs/passes" / name, text, "pass_pages.py"


def main(root, bin_dir, *options):
    status = 0
    for path, text, origin in all_pages(root, bin_dir):
        if "--update" in options:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            continue
        committed = path.read_text(encoding="utf-8") if path.exists() else ""
        if committed != text:
            print("".join(difflib.unified_diff(committed.splitlines(True), text.splitlines(True),
                                               str(path), origin)))
            print(f"`ninja update-goldens` rewrites {path}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
