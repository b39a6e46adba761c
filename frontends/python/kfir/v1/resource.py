# SPDX-License-Identifier: Apache-2.0
"""Steps that do something to a Kubernetes object."""
from kfir.v1.op import BaseOp, ContainerOp
from kfir.v1.param import PipelineParam


class Resource:
    """The members of a resource template besides its manifest."""

    openapi_types = {"action": "str", "merge_strategy": "str", "success_condition": "str", "failure_condition": "str",
                     "set_owner_reference": "bool", "manifest": "str", "flags": "list[str]"}
    swagger_types = openapi_types
    attribute_map = {"action": "action", "merge_strategy": "mergeStrategy", "success_condition": "successCondition",
                     "failure_condition": "failureCondition", "set_owner_reference": "setOwnerReference", "manifest": "manifest",
                     "flags": "flags"}

    def __init__(self, action=None, merge_strategy=None, success_condition=None, failure_condition=None, set_owner_reference=None,
                 manifest=None, flags=None):
        self.action = action
        self.merge_strategy = merge_strategy
        self.success_condition = success_condition
        self.failure_condition = failure_condition
        self.set_owner_reference = set_owner_reference
        self.manifest = manifest
        self.flags = flags


class ResourceOp(BaseOp):
    def __init__(self, k8s_resource=None, action="create", merge_strategy=None, success_condition=None, failure_condition=None,
                 set_owner_reference=None, attribute_outputs=None, flags=None, **kwargs):
        BaseOp.__init__(self, **kwargs)
        self.attrs_with_pipelineparams = BaseOp.attrs_with_pipelineparams + ["_resource", "k8s_resource", "attribute_outputs"]
        if k8s_resource is None:
            raise ValueError("a ResourceOp needs a `k8s_resource`")
        if merge_strategy and action != "apply":
            raise ValueError("merge_strategy: the action is `%s`, and only `apply` merges" % action)
        if action == "delete" and (success_condition or failure_condition or attribute_outputs):
            raise ValueError("the action `delete` takes no success_condition, failure_condition and attribute_outputs")
        if action == "delete" and flags is None:
            flags = ["--wait=false"]
        self._resource = Resource(action, merge_strategy, success_condition, failure_condition, set_owner_reference, flags=flags)
        self.k8s_resource = k8s_resource
        if action == "delete":
            self.attribute_outputs = {}
            self.outputs = {}
            self.output = None
            return
        # What a subclass has put there comes first.
        outputs = self.attribute_outputs = getattr(self, "attribute_outputs", {})
        outputs.update(attribute_outputs or {})
        outputs.setdefault("name", "{.metadata.name}")
        outputs.setdefault("manifest", "{}")
        self.outputs = {name: PipelineParam(name, self.name) for name in outputs}
        wanted = list(attribute_outputs or ())
        self.output = self.outputs[wanted[0] if len(wanted) == 1 else "name"]

    @property
    def resource(self):
        return self._resource

    def delete(self, flags=None):
        if self._resource.action == "delete":
            raise ValueError("the op `%s` deletes its object already" % self.name)
        kind = self.k8s_resource["kind"] if isinstance(self.k8s_resource, dict) else self.k8s_resource.kind
        return kubernetes_resource_delete_op(self.outputs["name"], kind, flags=flags or ["--wait=false"])


def kubernetes_resource_delete_op(name, kind, namespace=None, flags=None):
    command = ["kubectl", "delete", str(kind), str(name), "--ignore-not-found", "--output", "name"]
    if namespace:
        command += ["--namespace", str(namespace)]
    if flags:
        command += flags
    return ContainerOp("kubernetes_resource_delete", "gcr.io/cloud-builders/kubectl", command)
