# RUN: kfp-compile -v --py %s --output - 2>&1 >/dev/null | FileCheck %s
from kfp import dsl


@dsl.pipeline(name='chosen')
def chosen():
    # CHECK: SdkChosen.py:[[#@LINE+1]]:5: remark: taken for a file of SDK 1.8: it uses `kfp.dsl.ContainerOp`, which only SDK 1.8 has [SdkChosen]
    dsl.ContainerOp(name='a', image='i')
