# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
import sys

# CHECK: PythonExit.py:[[#@LINE+1]]:{{[0-9]+}}: error: the program exits with status 3 [PythonExit]
sys.exit(3)
