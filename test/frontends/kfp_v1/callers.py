# A step that a helper makes is located in the helper, with the calls that led there.
# RUN: kfp-translate --from=kfp-v1 --to=textproto --python=%python %s | FileCheck %s
from kfp import dsl


def helper(name):
    return dsl.ContainerOp(name=name, image='i')


@dsl.pipeline(name='p')
def p():
    helper('a')
    # CHECK: tasks {
    # CHECK-NEXT: name: "a"
    # CHECK-NEXT: loc {
    # CHECK-NEXT: file: 1
    # CHECK-NEXT: line: 7
    # CHECK: call_chain: 1
    # CHECK: call_chains {
    # CHECK-NEXT: frames {
    # CHECK-NEXT: file: 1
    # CHECK-NEXT: line: [[#@LINE-10]]
    # CHECK: function: "p"
