# SPDX-License-Identifier: Apache-2.0
"""Runs ctest: one line for each suite, the output of those that fail, what was skipped, and ctest's
closing line last.

    run_ctest.py BUILD_DIR [CTEST-OPTION...]
"""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree

# How a suite that passes says that a part of it was skipped, and why.
SKIPPED = re.compile(r"^(?:SKIPPED: (?P<ours>.*)|\[  SKIPPED \] (?P<gtest>\S+)(?: \(.*)?"
                     r"|UNSUPPORTED: kfir :: (?P<lit>\S+).*)$", re.M)


def skips(report):
    """Yields (suite, what) for everything that JUnit's `report` says was skipped."""
    for case in xml.etree.ElementTree.parse(report).iter("testcase"):
        found = {m["ours"] or m["gtest"] or m["lit"]
                 for m in SKIPPED.finditer(case.findtext("system-out") or "")}
        if case.find("skipped") is not None and not found:
            found = {"all of it"}
        for what in sorted(found):
            yield case.get("name"), what


def main(build, *options):
    report = os.path.join(build, "Testing", "junit.xml")
    command = ["ctest", "--output-on-failure", "--output-junit", report,
               "--test-output-size-passed", "100000",
               f"-j{os.cpu_count()}", *options]
    process = subprocess.Popen(command, cwd=build, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    closing = []
    for line in process.stdout:
        if closing or re.match(r"\d+% tests passed", line):
            closing.append(line)
        elif line.strip() and not re.match(r"Test project |Internal ctest| +Start +\d+:", line):
            print(line, end="", flush=True)
    status = process.wait()
    summary = [line for line in closing if re.match(r"\d+% tests passed|Total Test time", line)]
    skipped = sorted(set(skips(report))) if os.path.exists(report) else []
    for line in closing:
        if "(Failed)" in line or "(Timeout)" in line or "Exception" in line or "(Not Run)" in line:
            print(line, end="")
    for suite, what in skipped:
        print(f"skipped: {suite}: {what}")
    print(f"{len(skipped)} skipped")
    print("".join(summary), end="", flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
