# RUN: not kfp-compile --sdk=v1 --py %s --to=argo --wrap=cron-workflow --cron=@daily --output %t.yaml 2>&1 | FileCheck %s
# RUN: kfp-compile --sdk=v1 --py %s --to=argo --wrap=workflow-template --output %t.yaml
from kfp import dsl


# CHECK: :[[# @LINE + 2]]: error: a cron workflow starts its runs without arguments, and the parameter `count` has no default: Argo takes no such object [ArgoCronParameter]
# CHECK: 1 error
@dsl.pipeline(name='nightly')
def nightly(count, size='1'):
    dsl.ContainerOp(name='count', image='a', arguments=[count, size])
