# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
@dsl.pipeline(name='exit with params', description='d')
def p(message='hello', url='gs://x', n: int = 2):
    exit_op = dsl.ContainerOp('Exit Op', 'bash', command=['sh', '-c'], arguments=['echo "%s" {{workflow.status}} %s' % (message, n)], file_outputs={'x': '/x'})
    exit_op.set_memory_limit(url).set_retry(n)
    side = dsl.ContainerOp('side', 'i', file_outputs={'o': '/o'})
    with dsl.ExitHandler(exit_op) as h:
        d = dsl.ContainerOp('download', 'sdk', arguments=[url, side.output], file_outputs={'data': '/d'})
        with dsl.Condition(d.output == message):
            with dsl.ParallelFor([1, 2]) as i:
                dsl.ContainerOp('echo', 'bash', arguments=[d.output, i, n])
        with dsl.ParallelFor(d.output) as i:
            dsl.ContainerOp('echo', 'bash', arguments=[d.output, i, n])
