# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%T/none/python %s 2>&1 | FileCheck %s
# CHECK: PythonNotFound.py: error: the Python interpreter cannot be started: {{.*}}none/python: No such file or directory [PythonNotFound]
# CHECK: note: `--python` names the interpreter to use
