# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s -o %t 2>&1 | FileCheck %s
from kfp import dsl


@dsl.pipeline(name='p')
def p(x='1'):
    dsl.get_pipeline_conf().default_pod_node_selector = ['a']
    # CHECK-DAG: ValueMisfit.py:[[#@LINE+1]]:{{[0-9]+}}: error: `sides` has a value that no workflow can hold: `sidecars` is no list [ValueMisfit]
    dsl.ContainerOp('sides', 'i', sidecars={'name': 's'})
    # CHECK-DAG: ValueMisfit.py:[[#@LINE+1]]:{{[0-9]+}}: error: `paths` has a value that no workflow can hold: the path of the output `o` is no text [ValueMisfit]
    dsl.ContainerOp('paths', 'i', file_outputs={'o': 3})
    # CHECK-DAG: ValueMisfit.py:[[#@LINE+1]]:{{[0-9]+}}: error: `means` has a value that no workflow can hold: `resources` is no V1ResourceRequirements [ValueMisfit]
    means = dsl.ContainerOp('means', 'i')
    means.container.resources = {}
    means.container.resources = 3
    # CHECK-DAG: ValueMisfit.py:[[#@LINE+1]]:{{[0-9]+}}: error: `owner` has a value that no workflow can hold: `set_owner_reference` is neither True nor False [ValueMisfit]
    dsl.ResourceOp(name='owner', k8s_resource={'kind': 'K'}, set_owner_reference='yes')
    # CHECK-DAG: ValueMisfit.py:5: error: `p` has a value that no workflow can hold: `default_pod_node_selector` is no dict [ValueMisfit]
