# SPDX-License-Identifier: Apache-2.0
"""kfp.compiler as a file that is being compiled sees it."""
from kfir import host


class KubernetesManifestOptions:
    def __init__(self, pipeline_name=None, pipeline_display_name=None, pipeline_version_name=None, pipeline_version_display_name=None,
                 namespace=None, include_pipeline_manifest=False):
        self.pipeline_name = pipeline_name
        self.pipeline_display_name = pipeline_display_name
        self.pipeline_version_name = pipeline_version_name
        self.pipeline_version_display_name = pipeline_version_display_name
        self.namespace = namespace
        self.include_pipeline_manifest = include_pipeline_manifest


class Compiler:
    def compile(self, pipeline_func, package_path, pipeline_name=None, pipeline_display_name=None, pipeline_parameters=None,
                type_check=True, kubernetes_manifest_options=None, kubernetes_manifest_format=False):
        raise host.Unsupported("Compiler.compile() in a file that is being compiled (put it under `if __name__ == '__main__':`)")
