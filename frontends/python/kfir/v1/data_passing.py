# SPDX-License-Identifier: Apache-2.0
"""kfp.dsl.data_passing_methods."""
from kfir import host, k8s


class KubernetesVolume:
    """Files go from step to step by a volume that all of them mount."""

    def __init__(self, volume, path_prefix="artifact_data/"):
        if not isinstance(volume, (dict, k8s.model("V1Volume"))):
            raise TypeError("volume: expected a dict or a V1Volume, not an object of type `%s`" % type(volume).__name__)
        if not isinstance(path_prefix, str):
            raise TypeError("path_prefix: expected text, not an object of type `%s`" % type(path_prefix).__name__)
        self._volume = volume
        self._path_prefix = path_prefix

    def transform_workflow(self, workflow):
        raise host.Unsupported("a call of KubernetesVolume, which kfp-compile makes by itself")

    def __call__(self, workflow):
        return self.transform_workflow(workflow)


def split(method):
    """`method` as one that Kfir knows, and as a function of the user's that goes from workflow to workflow."""
    return (method, None) if method is None or type(method) is KubernetesVolume else (None, method)


def apply(method, workflow):
    """kfp adds what it says of itself when the method is through."""
    said = [(key, workflow["metadata"].pop(key, {})) for key in ("annotations", "labels")]
    workflow = method(workflow)
    metadata = workflow.setdefault("metadata", {})
    for key, members in said:
        metadata.setdefault(key, {}).update(members)
    return workflow
