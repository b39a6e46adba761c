# SPDX-License-Identifier: Apache-2.0
"""Kfir in a program that runs by itself: a notebook, a test, a script.

`import kfir` and `kfir.install()`, or this package's parent folder on PYTHONPATH and `import kfp`, put the stand-ins in the place of
`kfp`. The first question to the C++ side starts `kfp-compile --serve`, which lives as long as the program.

Which SDK they stand in for: what `install` is told, else KFIR_SDK (`v1` or `v2`), else what the imports and calls of the importing file tell.
KFIR_COMPILE: path of the program (default: the one of this installation, else `kfp-compile` on PATH). KFIR_OPTIONS: options for it,
such as `--component-mirror=PREFIX=DIR`.
"""
import os
import sys

_installed = None  # the SDK
_process = None


def install(sdk=None):
    global _installed
    from kfir import finder, host
    if host.connected():
        return  # a child of kfp-compile: it is there already
    if _installed is None:
        finder.begin()
        _installed = sdk or os.environ.get("KFIR_SDK") or _sdk_of_importer()
        host.start = _start
        if _installed == "v2":
            from kfir.v2 import api, settings
            settings.checks = True
            settings.bug_compat = "--kfp-bug-compat" in os.environ.get("KFIR_OPTIONS", "").split()
        else:
            from kfir.v1 import api
        finder.install(api)


def _sdk_of_importer():
    import linecache
    from kfir import places, sdk
    frame = sys._getframe(1)
    while frame is not None:
        path = frame.f_code.co_filename
        if places.is_users(path) and not path.endswith(("/kfp/__init__.py", "/kubernetes/__init__.py")):
            lines = linecache.getlines(path)
            return sdk.choose(path, "".join(lines).encode() if lines else None, "v1")[0]
        frame = frame.f_back
    return "v1"


def binary():
    chosen = os.environ.get("KFIR_COMPILE")
    if chosen:
        return chosen
    here = os.path.dirname(os.path.abspath(__file__))
    roots = [os.path.join(here, *[os.pardir] * 4)]
    real = os.path.realpath(here)
    roots.append(os.path.join(real, *[os.pardir] * 4))
    for root in roots:
        path = os.path.normpath(os.path.join(root, "bin", "kfp-compile"))
        if os.access(path, os.X_OK):
            return path
    from shutil import which
    path = which("kfp-compile")
    if path is None:
        raise FileNotFoundError("kfp-compile is neither beside this package nor on PATH; KFIR_COMPILE names it")
    return path


def _start():
    """A compiler that serves this process."""
    global _process
    import shlex
    import socket
    import subprocess
    from kfir import host
    ours, theirs = socket.socketpair()
    with theirs:
        options = shlex.split(os.environ.get("KFIR_OPTIONS", ""))
        # `stdin`: it must not take what the program reads. A session of its own: no signal of the terminal ends it before the program.
        _process = subprocess.Popen([binary(), "--serve", str(theirs.fileno()), "--sdk", _installed] + options, pass_fds=[theirs.fileno()],
                                    stdin=subprocess.DEVNULL, start_new_session=True)
    host.connect(ours.detach())
    host.ask("hello", host.VERSION, "%s %d.%d.%d" % ((sys.implementation.name,) + sys.version_info[:3]))
