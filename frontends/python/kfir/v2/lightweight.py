# SPDX-License-Identifier: Apache-2.0
"""What a component runs that is made of a Python function.

The command is an optional stage that installs packages, then a stage that runs the function. A stage is a program and its words; the first
ends by running the words after it as a command, so that stages chain. docs/kfp-v2.md says what each stage has to do.
"""
from kfir import places, source
from kfir.v2 import constants, settings
from kfir.v2.markers import TaskConfigField, TaskConfigPassthrough
from kfir.v2.structures import Container

_HAVE_PIP = """\
command -v pip >/dev/null 2>&1 || python3 -m ensurepip || python3 -m ensurepip --user ||
  { apt-get update && apt-get install -y python3-pip; } || exit
export PIP_DISABLE_PIP_VERSION_CHECK=1
"""
_VENV = """\
venv="$(mktemp -d)" && python3 -m venv --system-site-packages "$venv" && . "$venv/bin/activate" || exit
"""
_PROCEED = 'exec "$0" "$@"\n'

# $0 is the module, "$@" are the container's arguments.
_RUN = """\
folder="$(mktemp -d)"
printf %s "$0" >"$folder/ephemeral_component.py"
export _KFP_RUNTIME=true
exec python3 -m kfp.dsl.executor_main --component_module_path "$folder/ephemeral_component.py" "$@"
"""

_IMPORTS = """
import kfp
from kfp import dsl
from kfp.dsl import *
from typing import *
"""

_DEFAULT_IMAGE = "python:3.11"
_NOTEBOOK_PACKAGES = ("nbclient>=0.10,<1", "ipykernel>=6,<7", "jupyter_client>=7,<9")


def container(function, spec, *, base_image, target_image, packages_to_install, pip_index_urls, output_component_file, install_kfp_package,
              kfp_package_path, pip_trusted_hosts, use_venv, additional_funcs, embedded_artifact_path, task_config_passthroughs):
    """The Container of a `dsl.component`; the keywords are the decorator's."""
    installing = _install_stage(packages_to_install, pip_index_urls, pip_trusted_hosts, install_kfp_package and not target_image,
                                kfp_package_path, use_venv)
    if target_image:
        target_image = constants.text(target_image, lambda: "the target image of `%s`" % function.__name__)
        return Container(target_image, installing + ["python3", "-m", "kfp.dsl.executor_main"], _arguments(function))
    embedded = ""
    if embedded_artifact_path:
        from kfir.v2 import embedded as assets
        embedded = assets.of_path(embedded_artifact_path)
    return _ephemeral(function, base_image, installing, additional_funcs, embedded)


def notebook_container(function, spec, *, notebook_path, base_image, packages_to_install, output_component_file, pip_index_urls,
                       pip_trusted_hosts, use_venv, kfp_package_path, install_kfp_package, task_config_passthroughs):
    """The Container of a `dsl.notebook_component`; the keywords are the decorator's."""
    from kfir.v2 import embedded as assets
    packages = _NOTEBOOK_PACKAGES if packages_to_install is None else packages_to_install
    installing = _install_stage(packages, pip_index_urls, pip_trusted_hosts, install_kfp_package, kfp_package_path, use_venv)
    return _ephemeral(function, base_image, installing, None, assets.of_notebook(notebook_path))


def _ephemeral(function, base_image, installing, additional_functions, embedded):
    if base_image is None:
        places.warn("`%s` names no base_image: it runs in %s" % (function.__name__, _DEFAULT_IMAGE), FutureWarning)
        image = _DEFAULT_IMAGE
    else:
        image = constants.text(base_image, lambda: "the base image of `%s`" % function.__name__)
    return Container(image,
                     installing + ["sh", "-ec", _RUN, module_source(function, additional_functions, embedded)], _arguments(function))


def _arguments(function):
    return ["--executor_input", "{{$}}", "--function_to_execute", function.__name__]


def passthroughs(fields):
    """(number of the field, whether it applies to the task too) of each."""
    result = []
    for entry in fields or ():
        if isinstance(entry, TaskConfigField):
            entry = TaskConfigPassthrough(entry)
        if not isinstance(entry, TaskConfigPassthrough):
            raise AttributeError("task_config_passthroughs holds an object of type `%s`, and not fields" % type(entry).__name__)
        applies = constants.flag(entry.apply_to_task or False, lambda: "`apply_to_task`")
        result.append((entry.field, applies))
    return result


def _quoted(word):
    return "'%s'" % word.replace("'", "'\"'\"'")


def _install_stage(packages, index_urls, trusted_hosts, with_kfp, kfp_package_path, use_venv):
    packages = list(packages or ())
    for package in packages:
        if not isinstance(package, str):
            raise TypeError("packages_to_install holds an object of type `%s`: packages are text" % type(package).__name__)
    with_kfp = with_kfp and not any([package.startswith("kfp") for package in packages])
    if not packages and not with_kfp:
        return []
    pip = ["python3 -m pip install --quiet --no-warn-script-location"]
    if trusted_hosts is None:
        trusted_hosts = index_urls
    for number, url in enumerate(index_urls or ()):
        pip.append("%s %s" % ("--extra-index-url" if number else "--index-url", _quoted(url)))
    pip += ["--trusted-host " + _quoted(host) for host in trusted_hosts or ()]
    script = _HAVE_PIP
    if packages:
        script += " ".join(pip + [_quoted(package) for package in packages]) + " || exit\n"
    if with_kfp:
        if use_venv:
            script += _VENV
        script += " ".join(pip + _kfp_words(kfp_package_path)) + " || exit\n"
    return ["sh", "-c", script + _PROCEED]


def _kfp_words(path):
    if not path:
        return [_quoted("kfp==" + settings.VERSION), "--no-deps", _quoted('typing-extensions>=3.7.4,<5; python_version<"3.9"')]
    import os
    words = [_quoted(path)]
    if os.path.exists(path) or "@refs/pull/" in path:
        words.append("--no-deps")
    return words


def module_source(function, additional_functions, embedded):
    """The module that the executor loads."""
    parts = [_IMPORTS + "".join([line + "\n" for line in _imports_of_artifacts(function)])]
    parts += [_helper(helper) for helper in additional_functions or ()]
    if embedded:
        parts.append(embedded)
    parts.append(source.definition(function))
    return "\n".join([part if part.endswith("\n") else part + "\n" for part in parts])


def _helper(helper):
    """The text of one of the `additional_funcs`. kfp gives the text of functions alone, and none for what else it takes."""
    if isinstance(helper, type):
        import inspect
        import textwrap
        return textwrap.dedent(inspect.getsource(helper))
    if not hasattr(helper, "__code__"):
        raise TypeError("additional_funcs holds an object of type `%s`, which has no text that could be given to the component" %
                        type(helper).__name__)
    try:
        if helper.__name__ == "<lambda>":
            return source.assignment(helper)
        return source.definition(helper, "async ")
    except ValueError:
        if settings.bug_compat:
            return ""
        raise


def _imports_of_artifacts(function):
    from kfir.v2 import interface
    classes = interface.artifact_classes(function)
    if not classes:
        return []
    from kfir.v2 import symbols
    return symbols.imports(function, classes)
