# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python --python-timeout=0.5 %s 2>&1 | FileCheck %s
# CHECK: PythonTimeout.py: error: the program ran for more than 0.5 s [PythonTimeout]
# CHECK: note: `--python-timeout` sets the limit
while True:
    pass
