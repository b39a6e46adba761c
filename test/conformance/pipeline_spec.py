# SPDX-License-Identifier: Apache-2.0
"""Reads every v2 pipeline of the conformance folder and writes it again: the documents stay the same, and the bytes of
those that PyYAML wrote.

usage: pipeline_spec.py KFP_TRANSLATE [NAME...]
The folder is named by KFIR_CONFORMANCE.  Where that is unset, the test says so and passes (exit 77 is a skip to ctest)."""

import os
import pathlib
import subprocess
import sys

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def written_by_pyyaml(text, documents):
    """The layout is a function of the documents, so that it can be asked to come out again."""
    lines = text.split("\n")
    start = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    bodies = [yaml.safe_dump(document, sort_keys=True) for document in documents]
    return "\n".join(lines[start:]) == "---\n".join(bodies)


def check(translate, path):
    """What is wrong with the round trip of one file (None: nothing), and whether bytes were compared."""
    text = path.read_text()
    run = subprocess.run([translate, "--from=pipeline-spec", "--to=pipeline-spec", str(path), "-o", "-"],
                         capture_output=True, text=True)
    if run.returncode != 0:
        return f"exit {run.returncode}: {run.stderr.strip()}", False
    theirs = list(yaml.load_all(text, LOADER))
    if list(yaml.load_all(run.stdout, LOADER)) != theirs:
        return "the documents differ", False
    if not written_by_pyyaml(text, theirs):
        return None, False
    return None if run.stdout == text else "the bytes differ", True


def main():
    translate, names = sys.argv[1], sys.argv[2:]
    folder = os.environ.get("KFIR_CONFORMANCE")
    if not folder:
        print("skipped: KFIR_CONFORMANCE is not set")
        return 77
    paths = sorted(pathlib.Path(folder, "v2").glob("*.ir.yaml"))
    paths = [path for path in paths if not names or path.name.split(".")[0] in names]
    failed = same_bytes = 0
    for path in paths:
        problem, bytes_compared = check(translate, path)
        same_bytes += bytes_compared and problem is None
        if problem is not None:
            failed += 1
            print(f"{path.name}: {problem}")
    print(f"{len(paths)} files, {failed} differ, {same_bytes} have the same bytes")
    return 1 if failed or not paths else 0


sys.exit(main())
