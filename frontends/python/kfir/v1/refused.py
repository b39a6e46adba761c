# SPDX-License-Identifier: Apache-2.0
"""The names that exist, so that a file can import them, and that are refused by name when they are used."""
from kfir import host

_CLUSTER = ("Client", "LocalClient", "run_pipeline_func_on_cluster", "run_pipeline_func_locally", "build_image_from_working_dir",
            "ContainerBuilder", "build_python_component", "build_docker_image", "ServiceAccountTokenVolumeCredentials")


def _refuse(cls, *args, **kwargs):
    for base in cls.__mro__:
        if "kfir_refused" in base.__dict__:
            raise host.Unsupported(base.kfir_refused)


class _Type(type):
    def __getattr__(cls, name):
        if name.startswith("_"):
            raise AttributeError(name)
        _refuse(cls)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    what = "%s, which works on a cluster," % name if name in _CLUSTER else name
    # A class: files also name these in isinstance() and as bases.
    result = globals()[name] = _Type(name, (), {"__new__": _refuse, "kfir_refused": what, "__module__": "kfp"})
    return result
