# SPDX-License-Identifier: Apache-2.0
"""The distributions of kfp, for importlib.metadata."""
from importlib.metadata import Distribution

NAMES = {"v1": ("kfp",), "v2": ("kfp", "kfp-kubernetes", "kfp-pipeline-spec")}


class Kfp(Distribution):
    def __init__(self, name, version):
        self._name = name
        self._version = version

    def read_text(self, filename):
        if filename in ("METADATA", "PKG-INFO"):
            return "Metadata-Version: 2.1\nName: %s\nVersion: %s\n" % (self._name, self._version)
        return None

    def locate_file(self, path):
        return path
