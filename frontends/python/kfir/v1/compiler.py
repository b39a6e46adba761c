# SPDX-License-Identifier: Apache-2.0
"""kfp.compiler as a file that is being compiled sees it."""
from kfir import host
from kfir.v1 import rules
from kfir.v1.param import PipelineParam, to_json
from kfir.v1.pipeline import PipelineExecutionMode


class Compiler:
    def __init__(self, mode=PipelineExecutionMode.V1_LEGACY, launcher_image=None):
        if mode is PipelineExecutionMode.V2_ENGINE:
            raise ValueError("the mode V2_ENGINE is not there any more")
        if mode is not PipelineExecutionMode.V1_LEGACY:
            raise host.Unsupported("the mode V2_COMPATIBLE")
        self._mode = mode

    def compile(self, pipeline_func, package_path, type_check=True, pipeline_conf=None):
        _refuse("Compiler.compile()")

    def create_workflow(self, *args, **kwargs):
        _refuse("Compiler.create_workflow()")

    def _create_workflow(self, *args, **kwargs):
        _refuse("Compiler._create_workflow()")

    def _compile(self, *args, **kwargs):
        _refuse("Compiler._compile()")

    def _create_and_write_workflow(self, *args, **kwargs):
        _refuse("Compiler._create_and_write_workflow()")

    @staticmethod
    def _write_workflow(*args, **kwargs):
        _refuse("Compiler._write_workflow()")


def _refuse(what):
    raise host.Unsupported(what + " in a file that is being compiled (put it under `if __name__ == '__main__':`)")


def sanitize_k8s_name(name, allow_capital_underscore=False):
    return rules.k8s_name_cap(name) if allow_capital_underscore else rules.k8s_name(name)


def convert_k8s_obj_to_json(k8s_obj):
    if isinstance(k8s_obj, PipelineParam):
        return k8s_obj.value if isinstance(k8s_obj.value, str) else "{{inputs.parameters.%s}}" % k8s_obj.full_name
    return to_json(k8s_obj)
