# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
# The traceback has the user's frames only.
# CHECK: Traceback (most recent call last):
# CHECK-NEXT: File "{{.*}}PythonException.py", line [[#@LINE+9]], in <module>
# CHECK-NOT: {{/python/kfir/}}
# CHECK: ValueError: no such thing
# CHECK: PythonException.py:[[#@LINE+3]]:{{[0-9]+}}: error: the program raised `ValueError: no such thing` [PythonException]

def fail():
    raise ValueError('no such thing')


fail()
