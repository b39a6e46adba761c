# SPDX-License-Identifier: Apache-2.0
"""Settings of a whole pipeline."""

_LARGEST = 2147483647


def _seconds(name, value):
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("`%s` is a number of seconds, not an object of type `%s`" % (name, type(value).__name__))
    if not 0 <= value <= _LARGEST:
        raise ValueError("`%s` is %d, which is not between 0 and %d" % (name, value, _LARGEST))
    return value


class KubernetesWorkspaceConfig:
    def __init__(self, pvcSpecPatch=None):
        self.pvcSpecPatch = pvcSpecPatch or {}

    def set_pvcSpecPatch(self, patch):
        self.pvcSpecPatch = patch


_UNITS = ("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "K", "M", "G", "T", "P", "E")


def _size(size):
    text = str(size).strip()
    number = text.rstrip("KMGTPEi")
    whole, dot, fraction = number.partition(".")
    good = (number.isascii() and whole.isdecimal() and (whole == "0" or whole[0] != "0")
            and (fraction.isdecimal() if dot else True) and text[len(number):] in _UNITS)
    if not good:
        raise ValueError("`%s` is no size of a workspace: write `10Gi` or the like" % (size,))
    return text


class WorkspaceConfig:
    def __init__(self, size, kubernetes=None):
        self.size = _size(size)
        self.kubernetes = kubernetes or KubernetesWorkspaceConfig()

    def set_size(self, size):
        self.size = _size(size)

    def set_kubernetes_config(self, kubernetes_config):
        self.kubernetes = kubernetes_config

    def get_workspace(self):
        kubernetes = {"pvcSpecPatch": self.kubernetes.pvcSpecPatch} if self.kubernetes else {}
        return {"size": self.size, "kubernetes": kubernetes}


class PipelineConfig:
    def __init__(self, workspace=None, ttl_seconds_after_finished=None, ttl_seconds_after_success=None, ttl_seconds_after_failure=None,
                 active_deadline_seconds=None):
        self.workspace = workspace
        self.ttl_seconds_after_finished = _seconds("ttl_seconds_after_finished", ttl_seconds_after_finished)
        self.ttl_seconds_after_success = _seconds("ttl_seconds_after_success", ttl_seconds_after_success)
        self.ttl_seconds_after_failure = _seconds("ttl_seconds_after_failure", ttl_seconds_after_failure)
        self.active_deadline_seconds = _seconds("active_deadline_seconds", active_deadline_seconds)
