# RUN: kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml
# RUN: FileCheck %s < %t.yaml
# RUN: kfp-translate %t.yaml --to=argo-v2 -o %t.argo.yaml
# RUN: kfp-translate %t.yaml --to=pipeline-spec -o %t.again.yaml
"""A volume that is made in the pipeline and mounted, in a group, too."""
from kfp import dsl


@dsl.pipeline(name='volumes')
def volumes(size='1Gi'):
    # CHECK: comp-condition-1:
    # CHECK: inputDefinitions:
    # CHECK: pipelinechannel--make-name:
    # CHECK-NEXT: parameterType: STRING
    # CHECK: comp-make:
    # CHECK: image: argostub/createpvc
    # CHECK: condition-1:
    # CHECK: pipelinechannel--make-name:
    # CHECK-NEXT: taskOutputParameter:
    # CHECK-NEXT: outputParameterKey: name
    # CHECK-NEXT: producerTask: make
    # CHECK: make:
    # CHECK: access_modes:
    # CHECK: - ReadWriteMany
    # CHECK: pvc_name_suffix:
    # CHECK-NEXT: runtimeValue:
    # CHECK-NEXT: constant: "-data"
    # CHECK: size:
    # CHECK-NEXT: componentInputParameter: size
    # CHECK: use:
    # CHECK: dependentTasks:
    # CHECK-NEXT: - make
    made = dsl.VolumeOp(name='make', resource_name='data', size=size, modes=dsl.VOLUME_MODE_RWM)
    # CHECK: exec-again:
    # CHECK-NEXT: pvcMount:
    # CHECK-NEXT: - componentInputParameter: pipelinechannel--make-name
    # CHECK: exec-use:
    # CHECK-NEXT: pvcMount:
    # CHECK-NEXT: - mountPath: /data
    # CHECK: taskOutputParameter:
    # CHECK-NEXT: outputParameterKey: name
    # CHECK-NEXT: producerTask: make
    dsl.ContainerOp('use', 'i', ['run'], pvolumes={'/data': made.volume})
    with dsl.Condition(size != '0'):
        dsl.ContainerOp('again', 'i', ['run'], pvolumes={'/data': made.volume})
