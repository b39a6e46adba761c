# SPDX-License-Identifier: Apache-2.0
"""Trains a gradient-boosted classifier on a cluster that lives as long as the run.

    kfp-compile --py xgboost_training.py --output xgboost_training.yaml
"""
import os

import kfp.gcp as gcp
from kfp import components, dsl
from kubernetes.client import models as k8s

HERE = os.path.dirname(os.path.abspath(__file__))


def load(name):
    return components.load_component_from_file(os.path.join(HERE, 'components', name + '.yaml'))


create_cluster_op = load('create_cluster')
delete_cluster_op = load('delete_cluster')
analyze_op = load('analyze')
transform_op = load('transform')
train_op = load('train')
predict_op = load('predict')
confusion_matrix_op = load('confusion_matrix')
roc_op = load('roc')


@dsl.pipeline(
    name='XGBoost training',
    description='Trains a classifier on a Spark cluster made for this run, then measures it.')
def xgboost_training(
        project='my-project',
        region='europe-west4',
        cluster='xgb-' + dsl.RUN_ID_PLACEHOLDER,
        train_data='gs://my-bucket/flowers/train/*.csv',
        test_data='gs://my-bucket/flowers/test.csv',
        work_dir='gs://my-bucket/xgb/' + dsl.RUN_ID_PLACEHOLDER,
        target='species',
        rounds: int = 200,
        workers: int = 2,
        with_roc='true'):
    delete_cluster = delete_cluster_op(project=project, region=region, cluster=cluster)

    with dsl.ExitHandler(exit_op=delete_cluster):
        create_cluster = create_cluster_op(
            project=project,
            region=region,
            cluster=cluster,
            image_version='2.1',
            init_scripts=[
                'gs://my-bucket/scripts/install_xgboost.sh',
                'gs://my-bucket/scripts/tune_spark.sh',
            ])

        analyze = analyze_op(
            project=project, region=region, cluster=create_cluster.outputs['cluster'],
            data=train_data, output_dir='%s/analysis' % work_dir)

        transform = transform_op(
            project=project, region=region, cluster=create_cluster.outputs['cluster'],
            train_data=train_data, test_data=test_data, target=target,
            statistics=analyze.outputs['statistics'], output_dir='%s/transform' % work_dir)
        transform.set_display_name('Make features')

        train = train_op(
            project=project, region=region, cluster=create_cluster.outputs['cluster'],
            train_features=transform.outputs['train features'],
            test_features=transform.outputs['test features'],
            statistics=analyze.outputs['statistics'],
            target=target, rounds=rounds, workers=workers, output_dir='%s/model' % work_dir)
        train.set_memory_request('4Gi').set_cpu_limit('2').set_retry(2)

        predict = predict_op(
            project=project, region=region, cluster=create_cluster.outputs['cluster'],
            features=transform.outputs['test features'], model=train.outputs['model'],
            target=target, output_dir='%s/predictions' % work_dir)

        confusion_matrix_op(predictions=predict.outputs['predictions'])

        with dsl.Condition(with_roc == 'true', name='with-roc'):
            roc_op(predictions=predict.outputs['predictions'], positive_class='setosa')

    conf = dsl.get_pipeline_conf()
    conf.set_image_pull_secrets([k8s.V1LocalObjectReference(name='my-registry')])
    conf.set_timeout(24 * 3600)
    conf.add_op_transformer(gcp.use_gcp_secret('user-gcp-sa'))
