# SPDX-License-Identifier: Apache-2.0
"""Random ops that make objects of Kubernetes."""

_OUTPUTS = ["{'phase': '{.status.phase}'}", "{'Start time': '{.status.startTime}', 'n_1': '{.a}'}", "{'name': '{.metadata.uid}'}", 'None', 'None']
_NAMES = {_OUTPUTS[0]: ['phase'], _OUTPUTS[1]: ['Start time', 'n_1'], _OUTPUTS[2]: [], 'None': []}


def _job(chance, program):
    t = program.text_expression
    return chance.choice([
        "{'apiVersion': 'batch/v1', 'kind': 'Job', 'metadata': {'generateName': %s}, 'spec': {'parallelism': 2, 'template': {'spec': {'containers': "
        "[{'name': 'c', 'image': %s, 'args': [%s, 'on', '1'], 'env': []}], 'restartPolicy': 'Never'}}, 'ttl': None, 'suspend': False}}" % (t(), t(), t()),
        "k8s.V1Secret(api_version='v1', kind='Secret', metadata=k8s.V1ObjectMeta(generate_name='s-', labels={'a': %s}), string_data={'k': %s, 'yes': 'no'})"
        % (t(), t()),
        "{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': k8s.V1ObjectMeta(name=%s), 'data': {%s: %s}}" % (t(), t(), t()),
        "k8s.V1PersistentVolume(api_version='v1', kind='PersistentVolume', spec=k8s.V1PersistentVolumeSpec(capacity={'storage': %s}, "
        "host_path=k8s.V1HostPathVolumeSource(path=%s)))" % (t(), t()),
    ])


def resource_op(chance, program, variable):
    """The names of its outputs."""
    outputs = chance.choice(_OUTPUTS)
    parts = ['name=%r' % chance.choice(program.names), 'k8s_resource=' + _job(chance, program), 'attribute_outputs=' + outputs]
    action = chance.choice(['create', 'create', 'apply', 'patch', 'delete'])
    if action == 'delete':
        parts = parts[:2]
    if action != 'create' or chance.maybe(0.3):
        parts.append('action=%r' % action)
    if action == 'apply' and chance.maybe(0.5):
        parts.append("merge_strategy='strategic'")
    if action != 'delete' and chance.maybe(0.4):
        parts.append("success_condition='status.succeeded > 0', failure_condition='status.failed > 3'")
    if chance.maybe(0.2):
        parts.append('set_owner_reference=%r' % chance.maybe(0.5))
    if chance.maybe(0.2):
        parts.append("flags=['--wait', '--x=1']")
    program.line('%s = dsl.ResourceOp(%s)' % (variable, ', '.join(parts)))
    if action == 'delete':
        return []
    if chance.maybe(0.15):
        program.line('%s.delete()' % variable)
    return _NAMES[outputs] + ['name', 'manifest']


def volume_op(chance, program, variable):
    size = chance.choice(["'1Gi'", "'10'", program.param_expression() or "'2Gi'", "'500M'"])
    parts = ['name=%r' % chance.choice(program.names), 'resource_name=%s' % (program.text_expression() if chance.maybe(0.3) else "'My disk'"), 'size=' + size]
    if chance.maybe(0.4):
        parts.append('modes=dsl.' + chance.choice(['VOLUME_MODE_RWO', 'VOLUME_MODE_RWM', 'VOLUME_MODE_ROM']))
    if chance.maybe(0.3):
        parts.append('storage_class=' + program.text_expression())
    if chance.maybe(0.2):
        parts.append("annotations={'a': %s}" % program.text_expression())
    if chance.maybe(0.2):
        parts.append('data_source=' + program.text_expression())
    if chance.maybe(0.2):
        parts.append('generate_unique_name=False')
    if chance.maybe(0.1):
        parts.append("volume_name='pv'")
    program.line('%s = dsl.VolumeOp(%s)' % (variable, ', '.join(parts)))
    program.volumes.append((variable + '.volume', program.group()))
    return ['name', 'manifest', 'size']


def snapshot_op(chance, program, variable):
    parts = ['name=%r' % chance.choice(program.names), "resource_name=%s" % (program.text_expression() if chance.maybe(0.3) else "'snap'")]
    volume = program.volume() if chance.maybe(0.6) else None
    parts.append('volume=' + volume if volume else "pvc=%s" % program.text_expression())
    if chance.maybe(0.3):
        parts.append('snapshot_class=' + program.text_expression())
    if chance.maybe(0.2):
        parts.append("annotations={'a': 'b'}")
    if chance.maybe(0.1):
        parts.append("api_version='snapshot.storage.k8s.io/v1'")
    program.line('%s = dsl.VolumeSnapshotOp(%s)' % (variable, ', '.join(parts)))
    return ['name', 'manifest', 'size']


def pipeline_volumes(chance, program, number):
    """An argument of a ContainerOp."""
    volume = program.volume()
    other = chance.choice(["dsl.PipelineVolume(pvc='claim')", "dsl.PipelineVolume(pvc=%s, name='named')" % program.text_expression(),
                           "dsl.PipelineVolume(volume=k8s.V1Volume(name='v', empty_dir=k8s.V1EmptyDirVolumeSource()))",
                           "k8s.V1Volume(name='plain', host_path=k8s.V1HostPathVolumeSource(path='/x'))",
                           "dsl.PipelineVolume(empty_dir=k8s.V1EmptyDirVolumeSource(medium='Memory'))"])
    entries = ["'/data%d': %s" % (i, text) for i, text in enumerate([volume, other]) if text and (i == 0 or volume is None or chance.maybe(0.3))]
    return 'pvolumes={%s}' % ', '.join(entries)
