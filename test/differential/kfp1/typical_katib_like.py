# SPDX-License-Identifier: Apache-2.0
"""An experiment launched as a custom resource and read by a step, the model kept on a volume, served at the end."""
import json
from string import Template

import kfp.dsl as dsl
from kfp import components, onprem
from kubernetes.client.models import (V1Affinity, V1ConfigMapKeySelector, V1EmptyDirVolumeSource, V1EnvVar, V1EnvVarSource, V1NodeAffinity, V1NodeSelector,
                                      V1NodeSelectorRequirement, V1NodeSelectorTerm, V1ObjectFieldSelector, V1PersistentVolumeClaim,
                                      V1PersistentVolumeClaimSpec, V1ObjectMeta, V1ResourceRequirements, V1SecurityContext, V1Toleration, V1Volume, V1VolumeMount)

_SPEC = {
    'objective': {'type': 'maximize', 'goal': 0.99, 'objectiveMetricName': 'Validation-accuracy', 'additionalMetricNames': ['accuracy']},
    'algorithm': {'algorithmName': 'random'},
    'parallelTrialCount': 5, 'maxTrialCount': 30,
    'parameters': [{'name': '--lr', 'parameterType': 'double', 'feasibleSpace': {'min': '0.01', 'max': '0.03'}},
                   {'name': '--optimizer', 'parameterType': 'categorical', 'feasibleSpace': {'list': ['sgd', 'adam', 'ftrl']}}],
}

launcher = components.load_component_from_text('''
name: Katib - Launch Experiment
description: Katib Experiment launcher
inputs:
- {name: Experiment Name, type: String, default: '', description: 'Experiment name'}
- {name: Experiment Namespace, type: String, default: anonymous, description: 'Experiment namespace'}
- {name: Experiment Spec, type: JsonObject, default: '{}', description: 'Experiment specification in dict format'}
- {name: Experiment Timeout Minutes, type: Integer, default: 1440, description: 'Time in minutes to wait'}
- {name: Delete Finished Experiment, type: Bool, default: 'True'}
outputs:
- {name: Best Parameter Set, type: JsonObject, description: 'The hyperparameter set of the best Experiment Trial'}
implementation:
  container:
    image: docker.io/kubeflowkatib/kubeflow-pipelines-launcher
    command: [python, src/launch_experiment.py]
    args: [
      --experiment-name, {inputValue: Experiment Name},
      --experiment-namespace, {inputValue: Experiment Namespace},
      --experiment-spec, {inputValue: Experiment Spec},
      --experiment-timeout-minutes, {inputValue: Experiment Timeout Minutes},
      --delete-after-done, {inputValue: Delete Finished Experiment},
      --output-file, {outputPath: Best Parameter Set},
    ]
''')


def convert_params(experiment_result: 'JsonObject', steps: str) -> str:
    import json
    r = json.loads(experiment_result)
    return ' '.join('%s=%s' % (k['name'], k['value']) for k in r['currentOptimalTrial']['parameterAssignments']) + ' --steps=' + steps


convert = components.func_to_container_op(convert_params)
TFJOB = Template('''{"apiVersion": "kubeflow.org/v1", "kind": "TFJob", "metadata": {"name": "$name", "namespace": "$ns"},
 "spec": {"tfReplicaSpecs": {"Chief": {"replicas": 1, "restartPolicy": "OnFailure", "template": {"metadata": {"annotations": {"sidecar.istio.io/inject": "false"}},
 "spec": {"containers": [{"name": "tensorflow", "image": "tf-mnist", "command": ["sh", "-c"], "args": ["python /opt/model.py --path=/mnt $args"],
 "volumeMounts": [{"mountPath": "/mnt/export", "name": "model-volume"}]}],
 "volumes": [{"name": "model-volume", "persistentVolumeClaim": {"claimName": "$claim"}}]}}}}}}''')


@dsl.pipeline(name='End to End Pipeline', description='An end to end mnist example including hyperparameter tuning, train and inference')
def mnist_pipeline(name='mnist-{{workflow.uid}}', namespace='kubeflow-user', training_steps='200', goal: float = 0.9, volume_size: str = '1Gi'):
    spec = dict(_SPEC, objective=dict(_SPEC['objective'], goal=goal))
    katib = launcher(experiment_name=name, experiment_namespace=namespace, experiment_spec=spec, experiment_timeout_minutes=60,
                     delete_finished_experiment=False)
    best = convert(katib.output, training_steps)
    claim = dsl.VolumeOp(name='model-volume', k8s_resource=V1PersistentVolumeClaim(
        api_version='v1', kind='PersistentVolumeClaim', metadata=V1ObjectMeta(name='model-%s' % name),
        spec=V1PersistentVolumeClaimSpec(access_modes=dsl.VOLUME_MODE_RWO, resources=V1ResourceRequirements(requests={'storage': volume_size}))))
    job = json.loads(TFJOB.substitute(name=name, ns=namespace, args=best.output, claim=claim.outputs['name']))
    train = dsl.ResourceOp(name='Train', k8s_resource=job, success_condition='status.replicaStatuses.Chief.succeeded==1',
                           attribute_outputs={'state': '{.status.conditions[0].type}'})
    serve = dsl.ContainerOp(name='serve - model', image='kfserving:%s' % training_steps, command=['python', 'server.py'],
                            arguments=['--action', 'apply', '--model-name', name, '--namespace', namespace, '--state', train.output],
                            pvolumes={'/mnt/model': claim.volume.after(train)}, file_outputs={'InferenceService Status': '/tmp/outputs/status'},
                            container_kwargs={'image_pull_policy': 'Always', 'env': [V1EnvVar('A', name), V1EnvVar(name='POD', value_from=V1EnvVarSource(
                                field_ref=V1ObjectFieldSelector(field_path='metadata.name')))]})
    serve.add_volume(V1Volume(name='shm', empty_dir=V1EmptyDirVolumeSource(medium='Memory', size_limit='2Gi')))
    serve.add_volume_mount(V1VolumeMount(name='shm', mount_path='/dev/shm'))
    serve.add_env_variable(V1EnvVar(name='CM', value_from=V1EnvVarSource(config_map_key_ref=V1ConfigMapKeySelector(name='cm', key=namespace))))
    serve.set_security_context(V1SecurityContext(run_as_user=1000, run_as_non_root=True))
    serve.add_toleration(V1Toleration(key='dedicated', operator='Equal', value=namespace, effect='NoExecute', toleration_seconds=30))
    serve.add_affinity(V1Affinity(node_affinity=V1NodeAffinity(required_during_scheduling_ignored_during_execution=V1NodeSelector(node_selector_terms=[
        V1NodeSelectorTerm(match_expressions=[V1NodeSelectorRequirement(key='zone', operator='NotIn', values=['a'])])]))))
    serve.set_gpu_limit('2').set_cpu_request('0.5').set_memory_limit('10G').set_ephemeral_storage_limit('5Gi')
    serve.add_pod_annotation('sidecar.istio.io/inject', 'false')
    serve.apply(onprem.mount_pvc(pvc_name='data-%s' % namespace, volume_name='data', volume_mount_path='/data'))
    with dsl.Condition(serve.outputs['InferenceService Status'] == 'ready'):
        claim.delete()
