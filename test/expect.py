# SPDX-License-Identifier: Apache-2.0
"""expect.py CODE COMMAND...: succeeds if the command ends with that exit code."""
import subprocess
import sys

code = subprocess.call(sys.argv[2:])
if code != int(sys.argv[1]):
    sys.exit(f"exit code {code}, not {sys.argv[1]}")
