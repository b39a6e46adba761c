# SPDX-License-Identifier: Apache-2.0
"""Volumes that are handed from step to step."""
from kfir import k8s, text
from kfir.v1.op import current_pipeline

VOLUME_MODE_RWO = ["ReadWriteOnce"]
VOLUME_MODE_RWM = ["ReadWriteMany"]
VOLUME_MODE_ROM = ["ReadOnlyMany"]

_V1Volume = k8s.model("V1Volume")
_LONGEST_NAME = 63


def _without_none(value):
    if isinstance(value, dict):
        return {key: _without_none(item) for key, item in value.items() if item is not None}
    return value


class PipelineVolume(_V1Volume):
    def __init__(self, pvc=None, volume=None, **kwargs):
        if volume and kwargs:
            raise ValueError("a copy of a volume takes no other arguments")
        name = None
        if volume:
            members = {attribute: getattr(volume, attribute) for attribute in self.attribute_map}
            name = members.pop("name")
        else:
            name = kwargs.pop("name", None)
            members = kwargs
            if name is not None and len(name) > _LONGEST_NAME:
                raise ValueError("the name of a volume is longer than %d characters: %s" % (_LONGEST_NAME, name))
            if pvc and kwargs:
                raise ValueError("a volume of a claim (`pvc`) takes only a name besides")
            if pvc:
                members = {"persistent_volume_claim": k8s.model("V1PersistentVolumeClaimVolumeSource")(claim_name=str(pvc))}
        _V1Volume.__init__(self, name=name or "pvolume-placeholder", **members)
        if name is None:
            from hashlib import sha256
            digest = sha256(text.dumps(_without_none(self.to_dict())).encode()).hexdigest()
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
