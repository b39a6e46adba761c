# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=/bin/false %s 2>&1 | FileCheck %s
# CHECK: PythonUnusable.py: error: `/bin/false` is not a Python that can trace: it exited with status 1 at its start [PythonUnusable]
# CHECK: note: `--python` names the interpreter to use
