# SPDX-License-Identifier: Apache-2.0
"""Puts our modules in the place of `kfp` and `kubernetes.client.models`, whatever is installed."""
import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import SourceFileLoader

from kfir import host, k8s

api = None  # the module that says what there is of kfp: kfir.v1.api or kfir.v2.api


class _Module(type(sys)):
    """A module that fetches its names when they are asked for."""

    def __getattr__(self, name):
        find = self.__dict__.get("kfir_find")
        if find is None:  # the module is being made
            raise AttributeError(name)
        value = find(name)
        setattr(self, name, value)
        return value

    def __dir__(self):
        return sorted(set(self.__dict__) | set(self.__dict__["kfir_names"]()))


def _import(name):
    __import__(name)
    return sys.modules[name]


_ROOT = __file__.rpartition("/")[0].rpartition("/")[0] + "/"


class _OwnLoader(SourceFileLoader):
    """Our own code is always cached, if our folder can be written."""

    def get_code(self, name):
        setting, sys.dont_write_bytecode = sys.dont_write_bytecode, False
        try:
            return SourceFileLoader.get_code(self, name)
        finally:
            sys.dont_write_bytecode = setting


def _own_spec(name):
    path = _ROOT + name.replace(".", "/")
    is_package = name in ("kfir", "kfir.v1", "kfir.v2")
    path += "/__init__.py" if is_package else ".py"
    spec = ModuleSpec(name, _OwnLoader(name, path), origin=path, is_package=is_package)
    spec.has_location = True
    if is_package:
        spec.submodule_search_locations.append(path.rpartition("/")[0])
    return spec


class _KfpLoader:
    def create_module(self, spec):
        return _Module(spec.name)

    def exec_module(self, module):
        name = module.__name__
        entries = api.MODULES.get(name, ())
        more = getattr(api, "more", None)  # the module that has what is seldom asked for

        def names():
            return [word for _, words in entries for word in words.split() if not word.startswith("_")]

        def find(wanted):
            for source, words in entries:
                if wanted in words.split():
                    return getattr(_import(source), wanted)
            if wanted in api.IMPLIED.get(name, ()):
                return _import(name + "." + wanted)
            if wanted == "__all__":
                hidden = getattr(api, "HIDDEN", {}).get(name, ())
                own = names()
                if more is not None and (not own or name.count(".") > 1):
                    own += [word for word in more().names(name) if not word.startswith("_")]
                return [word for word in own if word not in hidden]
            if more is not None and not wanted.startswith("__"):
                return more().find(name, wanted)
            raise AttributeError("module '%s' has no attribute '%s'" % (name, wanted))

        module.kfir_names = names
        module.kfir_find = find
        module.__file__ = __file__
        if name == "kfp" and api.__name__ == "kfir.v1.api":
            # A file may assign to these, and the tracer reads them.
            from kfir.v1 import constants
            module.TYPE_CHECK = constants.TYPE_CHECK
            module.COMPILING_FOR_V2 = constants.COMPILING_FOR_V2


class _KubernetesLoader:
    """`kubernetes`, `kubernetes.client` and `kubernetes.client.models`: the models are ours, everything else the real package's."""

    def create_module(self, spec):
        return _Module(spec.name)

    def exec_module(self, module):
        name = module.__name__

        def find(wanted):
            if name.startswith("kubernetes.client") and not wanted.startswith("__"):
                result = k8s.model(wanted)
                if result is not None:
                    return result
            if wanted == "__all__":
                return k8s.names()
            result = None if wanted.startswith("__") else _real_member(name, wanted)
            if result is None:
                raise AttributeError("module '%s' has no attribute '%s'" % (name, wanted))
            return result

        module.kfir_find = find
        module.kfir_names = k8s.names if name.startswith("kubernetes.client") else lambda: ["client"]
        module.__file__ = __file__
        if name == "kubernetes":
            module.__version__ = "25.3.0"


class _RealPath:
    """The __path__ of a package of the real `kubernetes`, looked for when somebody needs it."""

    def __init__(self, name):
        self.name = name
        self.found = None

    def __iter__(self):
        if self.found is None:
            self.found = _real_path(self.name)
        return iter(self.found)

    def __len__(self):
        return len(list(iter(self)))

    def __getitem__(self, index):
        return list(iter(self))[index]

    def __bool__(self):
        return True


def _real_path(name):
    from importlib.machinery import PathFinder
    path = None
    prefix = ""
    for part in name.split("."):
        prefix = prefix + "." + part if prefix else part
        spec = PathFinder.find_spec(prefix, path)
        if spec is None or not spec.submodule_search_locations:
            return []
        path = list(spec.submodule_search_locations)
    return path


_EXCEPTIONS = ("OpenApiException", "ApiTypeError", "ApiValueError", "ApiKeyError", "ApiAttributeError", "ApiException")


def _real_member(name, wanted):
    """A member of the real package: one of its modules, or a class of the client that is no model."""
    source = None
    if name == "kubernetes":
        source = "client" if wanted == "client" else wanted
    elif name == "kubernetes.client":
        if wanted == "models":
            source = "models"
        elif wanted in _EXCEPTIONS:
            return getattr(_import("kubernetes.client.exceptions"), wanted)
        elif wanted in ("ApiClient", "Configuration"):
            return getattr(_import("kubernetes.client." + k8s.module_name(wanted)), wanted)
        elif wanted.endswith("Api"):
            return getattr(_import("kubernetes.client.api." + k8s.module_name(wanted)), wanted)
        else:
            source = wanted
    if source is None:
        return None
    try:
        return _import(name + "." + source)
    except ModuleNotFoundError as error:
        if error.name == name + "." + source:
            return None
        raise


_of_library = frozenset()  # modules that are the library's, whatever the user's folder has
_folder = None


def keep_library(folder):
    """The user's `folder` is about to become the first of sys.path."""
    global _folder, _of_library
    import os
    try:
        entries = os.listdir(folder or ".")
    except OSError:
        return
    from kfir import library
    _folder, _of_library = folder, library.shadowed(entries)


class Finder:
    """The first of sys.meta_path."""

    def find_spec(self, name, path=None, target=None):
        if path is None and name in _of_library:
            from _frozen_importlib_external import PathFinder
            return PathFinder.find_spec(name, [entry for entry in sys.path if entry != _folder])
        top = name.partition(".")[0]
        if top == "kfir":
            return _own_spec(name)
        if api is None:
            return None
        if top == "kfp":
            return self._kfp(name)
        if top == "kubernetes":
            return self._kubernetes(name)
        return None

    def _kfp(self, name):
        if name in api.MODULES or hasattr(api, "more") and name in api.more().MODULES:
            return ModuleSpec(name, _KfpLoader(), is_package=True)
        for refused in api.NOT_COVERED:
            if name == refused or name.startswith(refused + "."):
                raise host.Unsupported("the module " + name, getattr(api, "INSTEAD", {}).get(refused))
        return None

    def _kubernetes(self, name):
        if name in ("kubernetes", "kubernetes.client", "kubernetes.client.models"):
            spec = ModuleSpec(name, _KubernetesLoader(), is_package=True)
            if name != "kubernetes.client.models":
                spec.submodule_search_locations = _RealPath(name)
            return spec
        if name.startswith("kubernetes.client.models."):
            return ModuleSpec(name, _KubernetesLoader())
        return None

    def find_distributions(self, context=None):
        """For importlib.metadata: the distributions of kfp."""
        from kfir import distribution
        wanted = getattr(context, "name", None)
        if wanted is not None:
            wanted = wanted.lower().replace("_", "-")
        own = distribution.NAMES["v1" if api is None or api.__name__ == "kfir.v1.api" else "v2"]
        return [distribution.Kfp(name, _import("kfp").__version__) for name in own if wanted in (None, name)]

    def invalidate_caches(self):
        pass


def begin():
    """From now on our own modules are found here, which caches them, and kfp's once `install` has told of which SDK."""
    sys.meta_path.insert(0, Finder())


def install(modules):
    """`modules`: kfir.v1.api or kfir.v2.api. After `begin`."""
    global api
    api = modules
    for name in [name for name in sys.modules if name.partition(".")[0] in ("kfp", "kubernetes")]:
        del sys.modules[name]
