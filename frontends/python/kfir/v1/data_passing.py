# SPDX-License-Identifier: Apache-2.0
"""kfp.dsl.data_passing_methods."""
from kfir import k8s


class KubernetesVolume:
    """Files go from step to step by a volume that all of them mount."""

    def __init__(self, volume, path_prefix="artifact_data/"):
        if not isinstance(volume, (dict, k8s.model("V1Volume"))):
            raise TypeError("volume: expected a dict or a V1Volume, not an object of type `%s`" % type(volume).__name__)
        self._volume = volume
        self._path_prefix = path_prefix
