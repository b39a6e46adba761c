# SPDX-License-Identifier: Apache-2.0
"""Volumes that are handed from step to step, and the steps that make them."""
from kfir import k8s, text
from kfir.v1 import rules
from kfir.v1.op import current_pipeline
from kfir.v1.param import PipelineParam, match_serialized_pipelineparam
from kfir.v1.resource import ResourceOp

VOLUME_MODE_RWO = ["ReadWriteOnce"]
VOLUME_MODE_RWM = ["ReadWriteMany"]
VOLUME_MODE_ROM = ["ReadOnlyMany"]

_V1Volume = k8s.model("V1Volume")
_LONGEST_NAME = 63


def _without_none(value):
    if isinstance(value, dict):
        return {key: _without_none(item) for key, item in value.items() if item is not None}
    return value


def _refuse_params(value):
    """The name of a volume is made of what it is, and that is no text yet where a param stands in it."""
    if isinstance(value, PipelineParam):
        raise TypeError("a param stands in a volume without a name: give it one")
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ():
        _refuse_params(item)


class PipelineVolume(_V1Volume):
    def __init__(self, pvc=None, volume=None, **kwargs):
        if volume and kwargs:
            raise ValueError("a copy of a volume takes no other arguments")
        name = None
        if volume:
            members = {attribute: getattr(volume, attribute) for attribute in self.attribute_map}
            name = members.pop("name")
        else:
            if "name" in kwargs and len(kwargs["name"]) > _LONGEST_NAME:
                raise ValueError("the name of a volume is longer than %d characters: %s" % (_LONGEST_NAME, kwargs["name"]))
            name = kwargs.pop("name", None)
            members = kwargs
            if pvc and kwargs:
                raise ValueError("a volume of a claim (`pvc`) takes only a name besides")
            if pvc:
                members = {"persistent_volume_claim": k8s.model("V1PersistentVolumeClaimVolumeSource")(claim_name=str(pvc))}
        _V1Volume.__init__(self, name="pvolume-placeholder" if name is None else name, **members)
        if name is None:
            from hashlib import sha256
            described = _without_none(self.to_dict())
            _refuse_params(described)
            digest = sha256(text.dumps(described).encode()).hexdigest()
            self.name = ("pvolume-" + digest)[:_LONGEST_NAME]
        self.dependent_names = []

    def after(self, *ops):
        """A copy that depends on `ops`, and on what this one depends on and none of them does."""
        result = type(self)(volume=self)
        result.dependent_names = [op.name for op in ops]
        result.dependent_names += [old for old in self.dependent_names if not any(_implies(op, old) for op in ops)]
        return result


def _implies(op, name):
    """Whether `op` is, or depends on, the op called `name`."""
    ops = current_pipeline().ops
    waiting = [op]
    seen = set()
    while waiting:
        op = waiting.pop()
        if op.name == name:
            return True
        for dependency in op.dependent_names:
            if dependency == name:
                return True
            if dependency not in seen:
                seen.add(dependency)
                waiting.append(ops[dependency])
    return False


def _object_name(resource_name, unique=True):
    if not match_serialized_pipelineparam(str(resource_name)):
        resource_name = rules.k8s_name(resource_name)
    return "{{workflow.name}}-%s" % resource_name if unique else resource_name


def _snapshot_reference(name):
    return k8s.model("V1TypedLocalObjectReference")(api_group="snapshot.storage.k8s.io", kind="VolumeSnapshot", name=name)


class VolumeOp(ResourceOp):
    def __init__(self, resource_name=None, size=None, storage_class=None, modes=None, annotations=None, data_source=None,
                 volume_name=None, generate_unique_name=True, **kwargs):
        self.attribute_outputs = {"size": "{.status.capacity.storage}"}
        if "k8s_resource" in kwargs:
            if resource_name or size or storage_class or modes or annotations:
                raise ValueError("a VolumeOp with a `k8s_resource` takes no resource_name, size, storage_class, modes and annotations")
            if not isinstance(kwargs["k8s_resource"], k8s.model("V1PersistentVolumeClaim")):
                raise ValueError("the `k8s_resource` of a VolumeOp is a V1PersistentVolumeClaim")
            ResourceOp.__init__(self, **kwargs)
        else:
            claim = self._claim(resource_name, size, storage_class, modes, annotations, data_source, volume_name,
                                generate_unique_name)
            ResourceOp.__init__(self, k8s_resource=claim, **kwargs)
        self.volume = PipelineVolume(name=rules.k8s_name(self.name), pvc=self.outputs["name"])

    @staticmethod
    def _claim(resource_name, size, storage_class, modes, annotations, data_source, volume_name, generate_unique_name):
        if not size:
            raise ValueError("a VolumeOp needs a `size`")
        if not match_serialized_pipelineparam(str(size)):
            if not isinstance(size, str):
                raise TypeError("size: expected text or a param, not an object of type `%s`" % type(size).__name__)
            if not rules.is_size(size):
                raise ValueError("size: `%s` is not a whole number and one of E, Ei, P, Pi, T, Ti, G, Gi, M, Mi, K, Ki" % size)
        if data_source:
            if isinstance(data_source, (str, PipelineParam)):
                data_source = _snapshot_reference(data_source)
            elif not isinstance(data_source, k8s.model("V1TypedLocalObjectReference")):
                raise ValueError("data_source: expected text, a param or a V1TypedLocalObjectReference, not an object of type `%s`" %
                                 type(data_source).__name__)
        spec = k8s.model("V1PersistentVolumeClaimSpec")(
            access_modes=modes or VOLUME_MODE_RWM, resources=k8s.model("V1ResourceRequirements")(requests={"storage": size}),
            storage_class_name=storage_class, data_source=data_source, volume_name=volume_name)
        metadata = k8s.model("V1ObjectMeta")(name=_object_name(resource_name, generate_unique_name), annotations=annotations)
        return k8s.model("V1PersistentVolumeClaim")(api_version="v1", kind="PersistentVolumeClaim", metadata=metadata, spec=spec)


class VolumeSnapshotOp(ResourceOp):
    def __init__(self, resource_name=None, pvc=None, snapshot_class=None, annotations=None, volume=None,
                 api_version="snapshot.storage.k8s.io/v1alpha1", **kwargs):
        self.attribute_outputs = {"size": "{.status.restoreSize}"}
        kwargs.setdefault("success_condition", "status.readyToUse == true")
        dependencies = ()
        if "k8s_resource" in kwargs:
            if resource_name or pvc or snapshot_class or annotations or volume:
                raise ValueError("a VolumeSnapshotOp with a `k8s_resource` takes no resource_name, pvc, snapshot_class, annotations "
                                 "and volume")
        else:
            if bool(pvc) == bool(volume):
                raise ValueError("a VolumeSnapshotOp takes exactly one of pvc and volume")
            claim = pvc or volume.persistent_volume_claim.claim_name
            if volume:
                dependencies = getattr(volume, "dependent_names", ())
            source = k8s.model("V1TypedLocalObjectReference")(kind="PersistentVolumeClaim", name=claim)
            kwargs["k8s_resource"] = {
                "apiVersion": api_version, "kind": "VolumeSnapshot",
                "metadata": k8s.model("V1ObjectMeta")(name=_object_name(resource_name), annotations=annotations),
                "spec": {"source": source}}
            if snapshot_class:
                kwargs["k8s_resource"]["spec"]["snapshotClassName"] = snapshot_class
        ResourceOp.__init__(self, **kwargs)
        self.dependent_names.extend(dependencies)
        self.snapshot = _snapshot_reference(self.outputs["name"])
