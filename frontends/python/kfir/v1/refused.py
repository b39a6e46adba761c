# SPDX-License-Identifier: Apache-2.0
"""The names that exist, so that a file can import them, and that fail when they are used, saying what to use instead.

What would change the workflow is refused (host.Unsupported); what works on a cluster raises an ordinary exception, which a program may
catch, as it may catch that no cluster answers.
"""
from kfir import host

_SUBMIT = "submit the compiled file instead: in the UI of Kubeflow Pipelines, or with the Client of the KFP SDK in an environment that has it"
_BUILD = "build the image with a tool for that, and name it as the component's base image"
_V2 = "it belongs to the v2 compiler that came with SDK 1.8; write the file for SDK 2 (`from kfp import dsl`), and compile with --sdk=v2"

_ON_CLUSTER = {
    "Client": _SUBMIT, "LocalClient": "run the containers yourself, or submit the compiled file",
    "run_pipeline_func_on_cluster": _SUBMIT, "run_pipeline_func_locally": "call the functions of the components directly",
    "build_image_from_working_dir": _BUILD, "ContainerBuilder": _BUILD, "default_image_builder": _BUILD,
    "build_python_component": _BUILD + "; `create_component_from_func` makes the component", "build_docker_image": _BUILD,
    "VersionedDependency": "list the packages in `packages_to_install`",
    "ServiceAccountTokenVolumeCredentials": "it is for the Client of the KFP SDK, which this compiler is not",
    "TokenCredentialsBase": "it is for the Client of the KFP SDK, which this compiler is not",
    "read_token_from_file": "it is for the Client of the KFP SDK, which this compiler is not",
}
_HINTS = {
    "create_component_from_func_v2": _V2, "importer": _V2,
    "create_component_from_airflow_op": "call the operator from a function, and make that a component with `create_component_from_func`",
}


def _refuse(cls, *args, **kwargs):
    for base in cls.__mro__:
        if "kfir_refused" in base.__dict__:
            name = base.kfir_refused
            if name in _ON_CLUSTER:
                raise RuntimeError("%s works on a cluster or builds images, and this is a compiler: %s" % (name, _ON_CLUSTER[name]))
            raise host.Unsupported(name, _HINTS.get(name))


class _Type(type):
    def __getattr__(cls, name):
        if name.startswith("_"):
            raise AttributeError(name)
        _refuse(cls)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    # A class: files also name these in isinstance() and as bases.
    result = globals()[name] = _Type(name, (), {"__new__": _refuse, "kfir_refused": name, "__module__": "kfp"})
    return result
