# SPDX-License-Identifier: Apache-2.0
"""kfp.kubernetes: secrets, config maps, volumes, and what the pod says of itself. Where a pod runs is in kfir.v2.scheduling."""
from kfir.v2 import constants, platform
from kfir.v2.component import ContainerComponent
from kfir.v2.scheduling import (add_node_affinity, add_node_affinity_json, add_node_selector, add_node_selector_json,  # noqa: F401
                                add_toleration, add_toleration_json)
from kfir.v2.settings import VERSION as __version__  # noqa: F401
from kfir.v2.structures import ComponentSpec, Container, InputSpec, OutputSpec


def _append(task, name, entry):
    platform.settings_of(task).setdefault(name, []).append(entry)
    return task


def _optional(entry, optional):
    if optional is not None:
        entry["optional"] = constants.flag(optional, lambda: "`optional`")
    return entry


def _keys(what, keys, member):
    return [platform.filled(**{member: platform.text("a key of " + what, key), "envVar": platform.name("the variable for `%s`" % key, name)})
            for key, name in keys.items()]


def use_secret_as_env(task, secret_name, secret_key_to_env, optional=False):
    entry = platform.filled(keyToEnv=_keys("a secret", secret_key_to_env, "secretKey"))
    entry.update(platform.named(task, "the name of a secret", "secretName", secret_name))
    return _append(task, "secretAsEnv", _optional(entry, optional))


def use_secret_as_volume(task, secret_name, mount_path, optional=False):
    entry = platform.filled(mountPath=platform.text("mount_path", mount_path))
    entry.update(platform.named(task, "the name of a secret", "secretName", secret_name))
    return _append(task, "secretAsVolume", _optional(entry, optional))


def use_config_map_as_env(task, config_map_name, config_map_key_to_env, optional=False):
    entry = platform.filled(keyToEnv=_keys("a config map", config_map_key_to_env, "configMapKey"))
    entry.update(platform.named(task, "the name of a config map", "configMapName", config_map_name))
    return _append(task, "configMapAsEnv", _optional(entry, optional))


def use_config_map_as_volume(task, config_map_name, mount_path, optional=False):
    entry = platform.filled(mountPath=platform.text("mount_path", mount_path))
    entry.update(platform.named(task, "the name of a config map", "configMapName", config_map_name))
    return _append(task, "configMapAsVolume", _optional(entry, optional))


def mount_pvc(task, pvc_name, mount_path, sub_path=""):
    if isinstance(pvc_name, dict):
        raise ValueError("the name of a volume claim is text or a parameter of the pipeline, not an object of type `dict`")
    reference = platform.parameter(task, "the name of a volume claim", pvc_name)
    entry = platform.filled(mountPath=platform.text("mount_path", mount_path), subPath=platform.text("sub_path", sub_path),
                            pvcNameParameter=reference)
    if "runtimeValue" in reference:
        entry["constant"] = pvc_name
    elif "componentInputParameter" in reference:
        entry["componentInputParameter"] = pvc_name.kfir_name
    else:
        entry["taskOutputParameter"] = dict(reference["taskOutputParameter"])
    return _append(task, "pvcMount", entry)


def empty_dir_mount(task, volume_name, mount_path, medium=None, size_limit=None):
    entry = platform.filled(volumeName=platform.text("volume_name", volume_name), mountPath=platform.text("mount_path", mount_path))
    for name, value in (("medium", medium), ("sizeLimit", size_limit)):
        if value is not None:
            entry[name] = platform.text(name, value)
    return _append(task, "emptyDirMounts", entry)


def _labels(what, labels):
    return {platform.name("the name of " + what, name): _label(what, value) for name, value in (labels or {}).items()}


def _label(what, value):
    return constants.text(value, lambda: what)


def add_ephemeral_volume(task, volume_name, mount_path, access_modes, size, storage_class_name=None, labels=None, annotations=None):
    entry = platform.filled(volumeName=platform.text("volume_name", volume_name), mountPath=platform.text("mount_path", mount_path),
                            accessModes=[platform.text("an access mode", mode) for mode in (() if access_modes is None else access_modes)],
                            size=platform.text("size", size), storageClassName=platform.text("storage_class_name", storage_class_name))
    if storage_class_name is None:
        entry["defaultStorageClass"] = True
    if labels or annotations:
        entry["metadata"] = platform.filled(labels=_labels("a label", labels), annotations=_labels("an annotation", annotations))
    return _append(task, "genericEphemeralVolume", entry)


def add_pod_label(task, label_key, label_value):
    return _set_metadata(task, "labels", "a label", label_key, label_value)


def add_pod_annotation(task, annotation_key, annotation_value):
    return _set_metadata(task, "annotations", "an annotation", annotation_key, annotation_value)


def _set_metadata(task, member, what, key, value):
    key, value = platform.name("the name of " + what, _label("the name of " + what, key)), _label(what, value)
    platform.settings_of(task).setdefault("podMetadata", {}).setdefault(member, {})[key] = value
    return task


def use_field_path_as_env(task, env_name, field_path):
    return _append(task, "fieldPathAsEnv", platform.filled(name=platform.name("the name of an environment variable", env_name),
                                                           fieldPath=platform.text("field_path", field_path)))


def set_image_pull_policy(task, policy):
    if policy not in ("Always", "Never", "IfNotPresent"):
        raise ValueError("`%s` is no policy for pulling images: Always, Never and IfNotPresent are" % (policy,))
    platform.settings_of(task)["imagePullPolicy"] = policy
    return task


def set_image_pull_secrets(task, secret_names):
    entries = [platform.named(task, "the name of a secret", "secretName", name) for name in secret_names]
    settings = platform.settings_of(task)
    if entries:
        settings.setdefault("imagePullSecret", []).extend(entries)
    return task


def set_timeout(task, seconds):
    seconds = platform.whole_number("a timeout", seconds)
    if seconds < 0:
        raise ValueError("a timeout of %d seconds is less than none" % seconds)
    settings = platform.settings_of(task)
    settings.pop("activeDeadlineSeconds", None)
    if seconds:
        settings["activeDeadlineSeconds"] = str(seconds)
    return task


def set_security_context(task, run_as_user=None, run_as_group=None, run_as_non_root=None):
    if run_as_user is None and run_as_group is None and run_as_non_root is None:
        raise ValueError("set_security_context() sets at least one of run_as_user, run_as_group and run_as_non_root")
    members = {}
    for name, member, value in (("run_as_user", "runAsUser", run_as_user), ("run_as_group", "runAsGroup", run_as_group)):
        if value is None:
            continue
        if isinstance(value, bool):
            raise TypeError("`%s` is the number of a user or group, not a bool" % name)
        if platform.whole_number("`%s`" % name, value) < 0:
            raise ValueError("`%s` is %d: numbers of users and groups begin with 0" % (name, value))
        members[member] = str(int(value))
    if run_as_non_root is not None:
        if not isinstance(run_as_non_root, bool):
            raise TypeError("`run_as_non_root` is a bool, not an object of type `%s`" % type(run_as_non_root).__name__)
        members["runAsNonRoot"] = run_as_non_root
    platform.settings_of(task).setdefault("securityContext", {}).update(members)
    return task


def _component(name, image, inputs, outputs):
    spec = ComponentSpec(name, Container(image), inputs=inputs, outputs=outputs)
    return ContainerComponent(spec, None)


CreatePVC = _component("createpvc", "argostub/createpvc", {
    "access_modes": InputSpec("typing.List[str]", description="How the volume may be mounted, such as `ReadWriteOnce`."),
    "size": InputSpec("String", description="How much the volume holds, such as `5Gi`."),
    "pvc_name": InputSpec("String", None, True, description="The name of the claim; either this or pvc_name_suffix."),
    "pvc_name_suffix": InputSpec("String", None, True, description="The end of a name that the run makes up."),
    "storage_class_name": InputSpec("String", "", True, description="The class of storage; empty: no provisioning."),
    "volume_name": InputSpec("String", None, True, description="A volume that exists and is to be used."),
    "annotations": InputSpec("typing.Dict[str, str]", None, True, description="Annotations of the claim."),
    "data_source": InputSpec("typing.Dict[str, str]", None, True, description="What the volume is to be filled from."),
}, {"name": OutputSpec("String")})

DeletePVC = _component("deletepvc", "argostub/deletepvc", {
    "pvc_name": InputSpec("String", description="The claim to delete."),
}, {})
