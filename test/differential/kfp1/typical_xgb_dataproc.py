# SPDX-License-Identifier: Apache-2.0
"""A pipeline of clusters: made, used by several steps, and taken down in any case."""
import json
import os
import subprocess

import kfp
from kfp import components, dsl, gcp

_PREFIX = 'dataproc-{{workflow.uid}}'


def component(name, inputs, outputs, image='gcr.io/ml-pipeline/ml-pipeline-gcp:1.8', **settings):
    """A component, put together in Python."""
    spec = {
        'name': name, 'description': 'Runs %s.\n' % name,
        'metadata': {'labels': {'add-pod-env': 'true'}, 'annotations': {'volatile_component': settings.get('volatile', 'false')}},
        'inputs': inputs, 'outputs': outputs,
        'implementation': {'container': {
            'image': image,
            'args': ['-u', '-m', 'kfp_component.launcher', name] + [word for i in inputs for word in ('--' + i['name'], {'inputValue': i['name']})],
            'env': {'KFP_POD_NAME': '{{pod.name}}'},
            'fileOutputs': {o['name']: '/tmp/kfp/output/%s.txt' % o['name'] for o in outputs}}}}
    return components.load_component_from_text(json.dumps(spec))


create_cluster = component('dataproc.create_cluster', [
    {'name': 'project_id', 'type': 'GCPProjectID'}, {'name': 'region', 'type': 'GCPRegion'}, {'name': 'name', 'type': 'String', 'default': ''},
    {'name': 'initialization_actions', 'type': 'List', 'default': ''}, {'name': 'wait_interval', 'type': 'Integer', 'default': '30'}],
    [{'name': 'cluster_name', 'type': 'String'}, {'name': 'MLPipeline UI metadata', 'type': 'UI metadata'}])
delete_cluster = component('dataproc.delete_cluster', [{'name': 'project_id'}, {'name': 'region'}, {'name': 'name'}], [], volatile='true')
spark_job = component('dataproc.submit_spark_job', [
    {'name': 'project_id', 'type': 'GCPProjectID'}, {'name': 'region'}, {'name': 'cluster_name', 'type': 'String'}, {'name': 'args', 'type': 'List', 'default': '[]'},
    {'name': 'spark_job', 'type': 'Dict', 'default': '{}'}], [{'name': 'job_id', 'type': 'String'}])


@dsl.pipeline(name='xgboost-trainer', description='A trainer that does end-to-end distributed training.')
def xgb_train_pipeline(
        output='gs://{{kfp-default-bucket}}', project='{{kfp-project-id}}', diagnostic_mode='HALT_ON_ERROR', rounds=5, region='us-central1',
        train_data='gs://ml/sfpd/train.csv', target: str = 'resolution', workers: int = 2, true_label='ACTION'):
    output_template = str(output) + '/' + dsl.RUN_ID_PLACEHOLDER + '/data'
    name = 'cluster-' + dsl.EXECUTION_ID_PLACEHOLDER
    with dsl.ExitHandler(exit_op=delete_cluster(project, region, _PREFIX)):
        cluster = create_cluster(project_id=project, region=region, name=_PREFIX, initialization_actions=['gs://init.sh', output_template])
        cluster.set_display_name('Cluster for %s' % target if False else 'Cluster')
        analyze = spark_job(project, region, cluster.outputs['cluster_name'], args=['--train', train_data, '--out', output_template, name])
        analyze.after(cluster).set_retry(3, 'OnFailure', backoff_duration='30s', backoff_factor=2)
        train = spark_job(project_id=project, region=region, cluster_name=cluster.outputs['cluster_name'],
                          spark_job={'mainClass': 'ml.dmlc', 'args': [str(rounds), str(workers), {'label': true_label}]})
        train.after(analyze)
        train.execution_options.caching_strategy.max_cache_staleness = 'P30D'
        with dsl.Condition(diagnostic_mode == 'HALT_ON_ERROR', 'halt'):
            spark_job(project, region, train.outputs['job_id'])
        train.add_pod_label('job', 'train')
    steps = [cluster, analyze, train]
    for step in steps:
        step.apply(gcp.use_preemptible_nodepool()).set_timeout(7200)


if __name__ == '__main__':
    kfp.compiler.Compiler().compile(xgb_train_pipeline, __file__ + '.yaml')
