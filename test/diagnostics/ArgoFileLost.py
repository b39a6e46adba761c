# RUN: kfp-translate --from=kfp-v1 --to=argo --python=%python %s -o %t 2>&1 | FileCheck %s
from kfp import dsl


from kfp.dsl.data_passing_methods import KubernetesVolume


@dsl.pipeline(name='p')
def p(x='1'):
    # CHECK: ArgoFileLost.py:[[#@LINE-2]]: warning: `a` takes the file `in` from no step: data are passed by a volume, and kfp 1.8 drops it [ArgoFileLost]
    dsl.ContainerOp(name='a', image='i', arguments=[dsl.InputArgumentPath('text', input='in')])
    dsl.get_pipeline_conf().data_passing_method = KubernetesVolume({'emptyDir': {}})
