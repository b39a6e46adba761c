# SPDX-License-Identifier: Apache-2.0
"""`output` of a step with several outputs, or none, may be read but not used."""
from kfp import dsl


@dsl.pipeline(name='outputs')
def outputs():
    two = dsl.ContainerOp(name='two', image='i', file_outputs={'a': '/a', 'b': '/b'})
    none = dsl.ContainerOp(name='none', image='i')
    one = dsl.ContainerOp(name='one', image='i', file_outputs={'a': '/a', 'mlpipeline-metrics': '/m'})
    unread = two.output, none.output
    failures = 0
    for output in unread:
        try:
            str(output)
        except RuntimeError:
            failures += 1
        try:
            output.name
        except RuntimeError:
            failures += 1
    dsl.ContainerOp(name='reader', image='i', arguments=[failures, one.output, two.outputs['b']])
