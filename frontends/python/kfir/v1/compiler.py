# SPDX-License-Identifier: Apache-2.0
"""kfp.compiler, for programs that compile by themselves."""
import os
import sys

from kfir import host, places
from kfir.v1 import data_passing, rules
from kfir.v1.param import PipelineParam, to_json
from kfir.v1.pipeline import PipelineExecutionMode

type_check_allowed = True  # false: the command line switched type checks off
_EXTENSIONS = (".yaml", ".yml", ".zip", ".tar.gz", ".tgz")


class Compiler:
    def __init__(self, mode=PipelineExecutionMode.V1_LEGACY, launcher_image=None):
        if mode is PipelineExecutionMode.V2_ENGINE:
            raise ValueError("the mode V2_ENGINE is not there any more")
        if mode is not PipelineExecutionMode.V1_LEGACY:
            raise host.Unsupported("the mode V2_COMPATIBLE")
        self._mode = mode

    def compile(self, pipeline_func, package_path, type_check=True, pipeline_conf=None):
        kfp = sys.modules["kfp"]
        before = kfp.TYPE_CHECK
        kfp.TYPE_CHECK = type_check and type_check_allowed
        try:
            methods = []
            trace = _trace(pipeline_func, pipeline_conf, methods=methods)
            if package_path is None:  # kfp then writes nothing
                _ask(trace, "", methods)
                return
            _check_extension(package_path)
            if methods:
                self._write_workflow(_ask(trace, "", methods), package_path)
            else:
                _check_folder(package_path)
                _ask(trace, os.path.join(os.getcwd(), package_path))
        finally:
            kfp.TYPE_CHECK = before

    def _create_workflow(self, pipeline_func, pipeline_name=None, pipeline_description=None, params_list=None, pipeline_conf=None):
        methods = []
        trace = _trace(pipeline_func, pipeline_conf, pipeline_name, pipeline_description, params_list or (), with_root=False,
                       methods=methods)
        return _ask(trace, "", methods)

    def create_workflow(self, pipeline_func, pipeline_name=None, pipeline_description=None, params_list=None, pipeline_conf=None):
        return self._create_workflow(pipeline_func, pipeline_name, pipeline_description, params_list, pipeline_conf)

    def _compile(self, pipeline_func, pipeline_conf=None):
        return self._create_workflow(pipeline_func, pipeline_conf=pipeline_conf)

    def _create_and_write_workflow(self, pipeline_func, pipeline_name=None, pipeline_description=None, params_list=None,
                                   pipeline_conf=None, package_path=None):
        workflow = self._create_workflow(pipeline_func, pipeline_name, pipeline_description, params_list, pipeline_conf)
        self._write_workflow(workflow, package_path)

    @staticmethod
    def _write_workflow(workflow, package_path=None):
        text = host.ask("yaml", to_json(workflow))[0]
        if package_path is None:
            return text
        _check_extension(package_path)
        _write(text.encode("utf-8"), package_path)


def _trace(function, *arguments, **options):
    from kfir.v1.trace import trace
    if not callable(function):
        raise TypeError("a pipeline is a function, not an object of type `%s`" % type(function).__name__)
    try:
        return trace(function, *arguments, **options)
    except BaseException as error:
        if getattr(error, "kfir_place", None) is None:
            try:
                error.kfir_place = places.of_function(function)
            except AttributeError:  # an exception of the user's without a __dict__
                pass
        raise


def _ask(trace, path, methods=()):
    value, warnings = host.ask("compile", trace, path)
    for message, file, line in warnings:
        host.warn("", message, (file, line, 0))
    for method in methods:
        value = data_passing.apply(method, value)
    return value


def _check_extension(path):
    if not str(path).endswith(_EXTENSIONS):
        raise ValueError("the name of `%s` does not end in .yaml, .yml, .zip, .tar.gz or .tgz" % path)


def _check_folder(path):
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        import errno
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
    if not os.access(folder, os.W_OK):
        import errno
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)


def _write(data, path):
    if path.endswith(".zip"):
        import zipfile
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("pipeline.yaml", data)
    elif path.endswith((".tar.gz", ".tgz")):
        import io
        import tarfile
        member = tarfile.TarInfo("pipeline.yaml")
        member.size = len(data)
        with tarfile.open(path, "w:gz") as archive:
            archive.addfile(member, io.BytesIO(data))
    else:
        with open(path, "wb") as file:
            file.write(data)


def sanitize_k8s_name(name, allow_capital_underscore=False):
    return rules.k8s_name_cap(name) if allow_capital_underscore else rules.k8s_name(name)


def convert_k8s_obj_to_json(k8s_obj):
    if isinstance(k8s_obj, PipelineParam):
        return k8s_obj.value if isinstance(k8s_obj.value, str) else "{{inputs.parameters.%s}}" % k8s_obj.full_name
    return to_json(k8s_obj)


def main():
    """dsl-compile, with the arguments of this program."""
    import subprocess
    from kfir import embed
    status = subprocess.call([embed.binary()] + sys.argv[1:])
    if status:
        sys.exit(status)
