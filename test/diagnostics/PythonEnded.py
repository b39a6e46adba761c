# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
# CHECK: PythonEnded.py: error: the program exited with status 7 before it came to its end [PythonEnded]
import os

os._exit(7)
