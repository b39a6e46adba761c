# SPDX-License-Identifier: Apache-2.0
"""Containers of a pod: the main one of an op, init containers, sidecars."""
from _collections_abc import Sequence

from kfir import host, k8s, places
from kfir.v1 import rules
from kfir.v1.param import PipelineParam, extract

_V1Container = k8s.model("V1Container")


def is_sequence(value):
    return isinstance(value, Sequence) and not isinstance(value, str)


def as_strings(value):
    """`value` as a list of text; a single thing becomes a list of one; None stays."""
    if value is None:
        return None
    items = value if is_sequence(value) else [value]
    for item in items:
        if hasattr(type(item), "attrs_with_pipelineparams"):  # an op; the item of a loop has any attribute
            host.warn("op-as-text", "a command line holds the op `%s` itself, of which only a description comes to stand there: "
                      "say which of its outputs is meant" % item.human_name, places.place(places.here()))
    return [str(item) for item in items]


def _check_size(value, what):
    if isinstance(value, PipelineParam):
        return
    if not isinstance(value, str):
        raise TypeError("%s: expected text or a param, not an object of type `%s`" % (what, type(value).__name__))
    if not rules.is_size(value):
        raise ValueError("%s: `%s` is not a size: a whole number and one of E, Ei, P, Pi, T, Ti, G, Gi, M, Mi, K, Ki" % (what, value))


def _check_cpu(value):
    if isinstance(value, PipelineParam):
        return
    if not isinstance(value, str):
        raise TypeError("cpu: expected text or a param, not an object of type `%s`" % type(value).__name__)
    if not rules.is_cpu(value):
        raise ValueError("cpu: `%s` is neither a number nor a number of milli-cores such as 500m" % value)


def _check_class(value, name):
    if not isinstance(value, k8s.model(name)):
        raise ValueError("expected a kubernetes %s, not an object of type `%s`" % (name, type(value).__name__))
    return value


def _choice(value, choices, what):
    # A param passes in kfp: comparing it is always true.
    if not isinstance(value, PipelineParam) and value not in choices:
        raise ValueError("%s: `%s` is none of %s" % (what, value, ", ".join(choices)))
    return value


class Container(_V1Container):
    # The main container has no name of its own.
    openapi_types = swagger_types = {name: kind for name, kind in _V1Container.openapi_types.items() if name != "name"}
    attribute_map = {name: key for name, key in _V1Container.attribute_map.items() if name != "name"}

    def __init__(self, image, command=None, args=None, **kwargs):
        kwargs.setdefault("name", "")
        _V1Container.__init__(self, image=image, command=command, args=args, **kwargs)
        self.env_dict = {}

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self)

    def _resource(self, kind, name, value):
        resources = self.resources = self.resources or k8s.model("V1ResourceRequirements")()
        values = getattr(resources, kind)
        if not values:
            values = {}
            setattr(resources, kind, values)
        values[name] = value
        return self

    def _append(self, attribute, value):
        values = getattr(self, attribute)
        if values is None:
            values = []
            setattr(self, attribute, values)
        values.append(value)
        return self

    def _set(self, attribute, value):
        setattr(self, attribute, value)
        return self

    def add_resource_limit(self, resource_name, value):
        return self._resource("limits", resource_name, value)

    def add_resource_request(self, resource_name, value):
        return self._resource("requests", resource_name, value)

    def get_resource_limit(self, resource_name):
        return (self.resources and self.resources.limits or {}).get(resource_name)

    def get_resource_request(self, resource_name):
        return (self.resources and self.resources.requests or {}).get(resource_name)

    def set_memory_request(self, memory):
        _check_size(memory, "memory")
        return self.add_resource_request("memory", memory)

    def set_memory_limit(self, memory):
        _check_size(memory, "memory")
        return self.add_resource_limit("memory", memory)

    def set_ephemeral_storage_request(self, size):
        _check_size(size, "ephemeral storage")
        return self.add_resource_request("ephemeral-storage", size)

    def set_ephemeral_storage_limit(self, size):
        _check_size(size, "ephemeral storage")
        return self.add_resource_limit("ephemeral-storage", size)

    def set_cpu_request(self, cpu):
        _check_cpu(cpu)
        return self.add_resource_request("cpu", cpu)

    def set_cpu_limit(self, cpu):
        _check_cpu(cpu)
        return self.add_resource_limit("cpu", cpu)

    def set_gpu_limit(self, gpu, vendor="nvidia"):
        if isinstance(gpu, PipelineParam):
            # kfp takes the vendor itself for the name of the resource here.
            return self.add_resource_limit(vendor, gpu)
        if int(gpu) <= 0:
            raise ValueError("gpu: `%s` is not a number above 0" % gpu)
        _choice(vendor, ("nvidia", "amd"), "vendor")
        return self.add_resource_limit(vendor + ".com/gpu", gpu)

    def add_volume_mount(self, volume_mount):
        return self._append("volume_mounts", _check_class(volume_mount, "V1VolumeMount"))

    def add_volume_devices(self, volume_device):
        return self._append("volume_devices", _check_class(volume_device, "V1VolumeDevice"))

    def set_env_variable(self, name, value):
        raise ValueError("set_env_variable is for pipelines of KFP v2; here it is add_env_variable(V1EnvVar(...))")

    def add_env_variable(self, env_variable):
        return self._append("env", _check_class(env_variable, "V1EnvVar"))

    def add_env_from(self, env_from):
        return self._append("env_from", _check_class(env_from, "V1EnvFromSource"))

    def set_image_pull_policy(self, image_pull_policy):
        return self._set("image_pull_policy", _choice(image_pull_policy, ("Always", "Never", "IfNotPresent"), "image pull policy"))

    def add_port(self, container_port):
        return self._append("ports", _check_class(container_port, "V1ContainerPort"))

    def set_security_context(self, security_context):
        return self._set("security_context", _check_class(security_context, "V1SecurityContext"))

    def set_stdin(self, stdin=True):
        return self._set("stdin", stdin)

    def set_stdin_once(self, stdin_once=True):
        return self._set("stdin_once", stdin_once)

    def set_termination_message_path(self, termination_message_path):
        return self._set("termination_message_path", termination_message_path)

    def set_termination_message_policy(self, termination_message_policy):
        return self._set("termination_message_policy",
                         _choice(termination_message_policy, ("File", "FallbackToLogsOnError"), "termination message policy"))

    def set_tty(self, tty=True):
        return self._set("tty", tty)

    def set_readiness_probe(self, readiness_probe):
        return self._set("readiness_probe", _check_class(readiness_probe, "V1Probe"))

    def set_liveness_probe(self, liveness_probe):
        return self._set("liveness_probe", _check_class(liveness_probe, "V1Probe"))

    def set_lifecycle(self, lifecycle):
        return self._set("lifecycle", _check_class(lifecycle, "V1Lifecycle"))


METHODS = [name for name in Container.__dict__ if not name.startswith("_") and callable(Container.__dict__[name])]


class UserContainer(Container):
    openapi_types = swagger_types = dict(Container.openapi_types, name="str", mirror_volume_mounts="bool")
    attribute_map = dict(_V1Container.attribute_map, mirror_volume_mounts="mirrorVolumeMounts")

    def __init__(self, name, image, command=None, args=None, mirror_volume_mounts=None, **kwargs):
        Container.__init__(self, image, as_strings(command), as_strings(args), name=name, **kwargs)
        self.mirror_volume_mounts = mirror_volume_mounts

    def set_mirror_volume_mounts(self, mirror_volume_mounts=True):
        return self._set("mirror_volume_mounts", mirror_volume_mounts)

    @property
    def inputs(self):
        return extract(self)


class Sidecar(UserContainer):
    pass
