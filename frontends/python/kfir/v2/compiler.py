# SPDX-License-Identifier: Apache-2.0
"""kfp.compiler, for programs that compile by themselves."""
import os

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
        from kfir.v2 import run
        from kfir.v2.component import BaseComponent
        if not isinstance(pipeline_func, BaseComponent):
            raise ValueError("the compiler takes a pipeline or a component, not an object of type `%s`" % type(pipeline_func).__name__)
        path = str(package_path)
        if not kubernetes_manifest_format:
            _check_name(path)
        trace = run.traced(pipeline_func)
        trace["overrides"] = overrides(pipeline_func, pipeline_name, pipeline_display_name, pipeline_parameters)
        options = kubernetes_manifest_options or KubernetesManifestOptions()
        trace["manifest"] = dict(options.__dict__) if kubernetes_manifest_format else None
        write(trace, path)

    def _compile_component(self, component, path):
        """As `output_component_file` of a decorator does: the comment at the head describes nothing."""
        from kfir.v2 import run
        _check_name(str(path))
        trace = run.traced(component)
        trace["components"][trace["main"]]["description"] = None
        trace["overrides"], trace["manifest"] = overrides(component), None
        write(trace, str(path))


def _check_name(path):
    if not path.endswith((".yaml", ".yml", ".json")):
        raise ValueError("the name of `%s` does not end in .yaml, .yml or .json" % path)


def write(trace, path):
    folder = os.path.dirname(path)
    if folder and not os.path.isdir(folder):
        raise FileNotFoundError(2, "there is no folder for the output", path)
    _, warnings = host.ask("compile", trace, os.path.join(os.getcwd(), path))
    for message, file, line in warnings:
        host.warn("", message, (file, line, 0))


def overrides(component, name=None, display_name=None, parameters=None):
    from kfir.v2 import constants, types
    spec = component.component_spec
    for what, given in (("name", name), ("display name", display_name)):
        if given is not None and not isinstance(given, str):
            raise TypeError("the %s of a pipeline is text, not an object of type `%s`" % (what, type(given).__name__))
    if name == "":
        raise ValueError("the new name of `%s` is empty" % spec.name)
    values = {}
    for key, value in (parameters or {}).items():
        if key not in spec.inputs:
            raise ValueError("`%s` has no input `%s`" % (spec.name, key))
        if types.is_artifact(spec.inputs[key].type):
            raise NotImplementedError("the input `%s` of `%s` is an artifact, which has no default" % (key, spec.name))
        if value is not None:
            values[key] = constants.plain(value, lambda: "the new default of the input `%s` of `%s`" % (key, spec.name))
    return {"name": name, "display_name": display_name, "parameters": values}
