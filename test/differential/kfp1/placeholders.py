# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='{{workflow.name}} odd: name')
def p(run='{{workflow.uid}}', when='[[ScheduledTime]]', idx='[[Index]]', now='[[CurrentTime.2006-01-02]]'):
    dsl.ContainerOp('a', 'i:{{workflow.name}}', command=['echo', dsl.RUN_ID_PLACEHOLDER, dsl.EXECUTION_ID_PLACEHOLDER, '{{pod.name}}'],
                    arguments=[run, when, idx, now, '{{workflow.parameters.run}}', '{{ jinja }}', '{{other.thing}}', '{{workflow.creationTimestamp}}', '{{inputs.parameters.run}}'])
    dsl.ContainerOp('b', 'i', arguments=['{{workflow.status}}', '{{retries}}', '%s-%s' % (run, dsl.RUN_ID_PLACEHOLDER)]).add_pod_label('x', '{{workflow.uid}}')
