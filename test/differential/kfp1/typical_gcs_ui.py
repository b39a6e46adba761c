# SPDX-License-Identifier: Apache-2.0
"""Ops by hand: visualisations, artifacts by old names, files as arguments."""
import kfp.dsl as dsl
from kfp.dsl import ContainerOp, InputArgumentPath, PipelineParam
from kubernetes import client as k8s


def confusion_matrix_op(predictions: 'GCSPath', output: 'GCSPath', target='y'):
    return dsl.ContainerOp(
        name='Confusion Matrix', image='gcr.io/ml-pipeline/ml-pipeline-local-confusion-matrix:1',
        arguments=['--predictions', predictions, '--output', output, '--target_lambda', target],
        file_outputs={'mlpipeline-metrics': '/mlpipeline-metrics.json', 'mlpipeline-ui-metadata': '/mlpipeline-ui-metadata.json', 'Matrix': '/m.csv'})


def roc_op(name, **files):
    return ContainerOp(name, 'roc', command=['roc'], arguments=[InputArgumentPath(value, name, '/in/%s.csv' % name) for name, value in files.items()],
                       output_artifact_paths={'mlpipeline-ui-metadata': '/ui.json', 'report': '/report.html'})


@dsl.component
def typed_op(a: {'ArtifactA': {'file_type': 'csv'}}, b: 'Integer' = 3, c='x') -> {'out': 'CSV', 'Score': 'Float'}:
    '''A typed op.'''
    return ContainerOp('Typed', 'i', arguments=[a, b, c], file_outputs={'out': '/out'})


@dsl.pipeline(name='UI', description='''Many
lines.''')
def ui(project: dsl.types.GCPProjectID() = 'p', output: {'GCSPath': {'openapi_schema_validator': {'type': 'string', 'pattern': '^gs://.*$'}}} = 'gs://b/x',
       predictions='gs://b/p', threshold: dsl.types.Float() = 0.5, flags: dsl.types.List() = ['a'], opts: dsl.types.Dict() = {'b': 1}):
    matrix = confusion_matrix_op(predictions, '%s/%s' % (output, dsl.RUN_ID_PLACEHOLDER))
    roc = roc_op('ROC curve', labels=matrix.outputs['Matrix'], scores='1,2', mixed='t=%s' % threshold)
    roc.after(matrix).set_caching_options(False).set_caching_options(True)
    roc.pod_annotations['a'] = 'b'
    typed = typed_op('x', c=matrix.output)
    ContainerOp(name='use', image='i', arguments=['--csv', typed.outputs['out'], '--score', typed.outputs['Score'], '--flags', flags, '--opts', opts, project],
                command='single').set_display_name('Use: all').add_env_variable(k8s.V1EnvVar(name='T', value=str(threshold)))
    op = ContainerOp('args', 'i')
    op.arguments = ['a', PipelineParam('project'), 5]
    op.command = ('x', threshold)
    op.image = 'j:%s' % project
    op.container.env_from = [k8s.V1EnvFromSource(secret_ref=k8s.V1SecretEnvSource(name='s'))]
    op.container.working_dir = '/work'
    assert op.arguments == ['a', '{{pipelineparam:op=;name=project}}', '5'], op.arguments
