# RUN: kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml 2>%t.err
# RUN: not grep . %t.err
# RUN: FileCheck %s < %t.yaml
# RUN: kfp-translate %t.yaml --to=argo-v2 -o %t.argo.yaml
# RUN: kfp-translate --from=kfp-v1 %s --python=%python -o %t.txtpb
# RUN: kfp-translate %t.txtpb --to=pipeline-spec -o %t.stored.yaml
# RUN: diff %t.yaml %t.stored.yaml
"""What a task of v1 sets on its pod, in the two documents."""
from kfp import dsl, onprem
from kubernetes import client as k8s


@dsl.pipeline(name='Pod Settings')
def settings(claim='data'):
    a = dsl.ContainerOp('a', 'i', ['run'])
    # CHECK: exec-a:
    # CHECK: env:
    # CHECK-NEXT: - name: PLAIN
    # CHECK-NEXT:   value: x
    a.add_env_variable(k8s.V1EnvVar(name='PLAIN', value='x'))
    # CHECK: resources:
    # CHECK: accelerator:
    # CHECK: resourceCount: "1"
    # CHECK: resourceType: nvidia.com/gpu
    a.set_gpu_limit(1)
    # CHECK: resourceMemoryLimit: "1Gi"
    a.set_memory_limit('1Gi')
    # CHECK: name: pod-settings
    # CHECK: retryPolicy:
    # CHECK: backoffDuration: "30s"
    # CHECK: maxRetryCount: 2
    a.set_retry(2, backoff_duration='30s')
    # CHECK: platforms:
    # CHECK: kubernetes:
    # CHECK: executors:
    # CHECK: exec-a:
    # CHECK: activeDeadlineSeconds: "60"
    a.set_timeout(60)
    # CHECK: fieldPathAsEnv:
    # CHECK-NEXT: - fieldPath: metadata.name
    # CHECK-NEXT:   name: POD
    a.add_env_variable(k8s.V1EnvVar(name='POD', value='{{pod.name}}'))
    # CHECK: imagePullPolicy: Always
    a.container.set_image_pull_policy('Always')
    # CHECK: imagePullSecret:
    # CHECK-NEXT: - secretName: registry
    dsl.get_pipeline_conf().set_image_pull_secrets([k8s.V1LocalObjectReference(name='registry')])
    # CHECK: nodeSelector:
    # CHECK-NEXT: labels:
    # CHECK-NEXT: disk: ssd
    a.add_node_selector_constraint('disk', 'ssd')
    # CHECK: podMetadata:
    # CHECK-NEXT: annotations:
    # CHECK-NEXT: why: because
    # CHECK-NEXT: labels:
    # CHECK-NEXT: team: risk
    # CHECK-NOT: kfp_sdk_version
    a.add_pod_annotation('why', 'because').add_pod_label('team', 'risk')
    # CHECK: pvcMount:
    # CHECK: componentInputParameter: claim
    # CHECK-NEXT: mountPath: /data
    a.apply(onprem.mount_pvc(pvc_name=claim, volume_name='v', volume_mount_path='/data'))
    # CHECK: secretAsEnv:
    # CHECK-NEXT: - keyToEnv:
    # CHECK-NEXT:   - envVar: KEY
    # CHECK-NEXT:     secretKey: key
    # CHECK-NEXT:   secretName: s
    a.add_env_variable(k8s.V1EnvVar(name='KEY', value_from=k8s.V1EnvVarSource(secret_key_ref=k8s.V1SecretKeySelector(name='s', key='key'))))
    # CHECK: secretAsVolume:
    # CHECK-NEXT: - mountPath: /secret
    # CHECK-NEXT:   secretName: s
    a.add_volume(k8s.V1Volume(name='sec', secret=k8s.V1SecretVolumeSource(secret_name='s')))
    a.add_volume_mount(k8s.V1VolumeMount(name='sec', mount_path='/secret', read_only=True))
    # CHECK: tolerations:
    # CHECK-NEXT: - effect: NoSchedule
    # CHECK-NEXT:   key: gpu
    # CHECK-NEXT:   operator: Exists
    a.add_toleration(k8s.V1Toleration(key='gpu', operator='Exists', effect='NoSchedule'))
    # CHECK: pipelineConfig:
    # CHECK-NEXT: activeDeadlineSeconds: 3600
    # CHECK-NEXT: resourceTtlOnCompletion: 60
    dsl.get_pipeline_conf().set_timeout(3600).set_ttl_seconds_after_finished(60)
