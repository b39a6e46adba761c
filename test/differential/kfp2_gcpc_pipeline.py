# SPDX-License-Identifier: Apache-2.0
"""A pipeline of components from google-cloud-pipeline-components, of each kind that it makes."""
from google_cloud_pipeline_components.types import artifact_types
from google_cloud_pipeline_components.v1.automl.training_job import AutoMLTabularTrainingJobRunOp
from google_cloud_pipeline_components.v1.bigquery import BigqueryCreateModelJobOp, BigqueryQueryJobOp
from google_cloud_pipeline_components.v1.custom_job import CustomTrainingJobOp, create_custom_training_job_from_component
from google_cloud_pipeline_components.v1.dataproc import DataprocPySparkBatchOp
from google_cloud_pipeline_components.v1.dataset import TabularDatasetCreateOp
from google_cloud_pipeline_components.v1.endpoint import EndpointCreateOp, ModelDeployOp
from google_cloud_pipeline_components.v1.model import ModelUploadOp
from google_cloud_pipeline_components.v1.vertex_notification_email import VertexNotificationEmailOp
from google_cloud_pipeline_components.v1.wait_gcp_resources import WaitGcpResourcesOp
from kfp import dsl


@dsl.container_component
def train(steps: int, log: dsl.OutputPath(str)):
    return dsl.ContainerSpec(image='busybox', command=['train'], args=[steps, log])


train_op = create_custom_training_job_from_component(train, display_name='train', machine_type='n1-standard-4')


@dsl.pipeline(name='google-cloud')
def pipeline(project: str = 'p', location: str = 'us-central1', email: str = 'a@example.com'):
    notify = VertexNotificationEmailOp(recipients=[email])
    with dsl.ExitHandler(notify):
        query = BigqueryQueryJobOp(project=project, location='US', query='SELECT 1')
        BigqueryCreateModelJobOp(project=project, location='US', query='CREATE MODEL a.b').after(query)
        data = TabularDatasetCreateOp(project=project, display_name='data', gcs_source='gs://b/x.csv')
        job = AutoMLTabularTrainingJobRunOp(
            project=project, display_name='auto', optimization_prediction_type='regression', dataset=data.outputs['dataset'], target_column='y')
        endpoint = EndpointCreateOp(project=project, location=location, display_name='endpoint')
        ModelDeployOp(model=job.outputs['model'], endpoint=endpoint.outputs['endpoint'], dedicated_resources_machine_type='n1-standard-4')
        trained = train_op(steps=3, project=project, location=location)
        custom = CustomTrainingJobOp(
            project=project, display_name='custom', worker_pool_specs=[{'containerSpec': {'imageUri': 'busybox'}, 'replicaCount': '1'}]).after(trained)
        WaitGcpResourcesOp(gcp_resources=custom.outputs['gcp_resources'])
        model = dsl.importer(
            artifact_uri='gs://b/model', artifact_class=artifact_types.UnmanagedContainerModel,
            metadata={'containerSpec': {'imageUri': 'busybox'}})
        ModelUploadOp(project=project, display_name='uploaded', unmanaged_container_model=model.output)
        DataprocPySparkBatchOp(project=project, location=location, main_python_file_uri='gs://b/x.py')
