# SPDX-License-Identifier: Apache-2.0
"""The child's run: reads the job, runs the user's file, traces its pipeline, sends the trace or the error."""
import gc
import os
import sys

from kfir import finder, host, places


def main(arguments):
    if len(arguments) != 1 or not arguments[0].isdecimal():
        sys.exit("kfir traces pipelines for kfp-compile and kfp-translate, which start it")
    host.connect(int(arguments[0]))
    try:
        job, = host.ask("hello", host.VERSION, "%s %d.%d.%d" % ((sys.implementation.name,) + sys.version_info[:3]))
        _talk(job)
    except host.Gone:
        _leave(70)
    _leave(0)


def _talk(job):
    _redirect_output()
    gc.set_threshold(100000, 20, 100)  # a trace is all objects that live until the end
    try:
        frame = ("trace", _trace(job))
    except host.Gone:
        raise
    except BaseException as error:  # also SystemExit and KeyboardInterrupt: all of them end the trace
        frame = ("error", _report(error))
    _flush()
    host.ask(*frame)


def _redirect_output():
    """Whatever the user's program and what it starts print goes to standard error."""
    os.dup2(2, 1)
    if sys.stdout is not None:
        sys.stdout.reconfigure(line_buffering=True)


def _flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass


def _trace(job):
    if job["sdk"] == "v2":
        return _trace_v2(job)
    mode = job.get("mode") or "V1"
    if mode not in ("V1", "V1_LEGACY"):
        raise host.Unsupported("the mode " + mode)
    from kfir.v1 import api, pipeline
    finder.install(api)
    _run_file(job)
    function = _choose(pipeline.collected, job["function"], job["py"])
    import kfp
    kfp.TYPE_CHECK = job["type_check"]
    from kfir.v1.trace import trace
    try:
        result = trace(function)
    except BaseException as error:
        error.kfir_place = getattr(error, "kfir_place", places.of_function(function))
        raise
    if host.refusal is not None:
        raise host.refusal[0]
    return result


def _trace_v2(job):
    from kfir.v2 import api, settings
    finder.install(api)
    settings.bug_compat = bool(job.get("bug_compat"))
    if job.get("caching") is False:
        settings.caching, settings.checked_caching = False, True
    module = _run_file(job)
    from kfir.v2 import run
    result = run.trace(job, module)
    if host.refusal is not None:
        raise host.refusal[0]
    return result


def _run_file(job):
    """Imports the file as a module of its base name, with its folder first in sys.path."""
    path = job["py"]
    source = job.get("text")
    name = "stdin" if path == "-" else os.path.splitext(os.path.basename(path))[0]
    folder = os.path.dirname(path) if path != "-" else ""
    module = type(sys)(name)
    sys.argv = [path]
    sys.path.insert(0, folder)
    sys.modules.setdefault(name, module)  # a file may be called as a module of the library that Python itself uses
    if source is not None:
        code = compile(source, path, "exec", dont_inherit=True)
    else:
        from _frozen_importlib import ModuleSpec
        from _frozen_importlib_external import SourceFileLoader
        module.__file__ = os.path.abspath(path)
        module.__loader__ = loader = SourceFileLoader(name, path)
        module.__spec__ = ModuleSpec(name, loader, origin=module.__file__)
        module.__spec__.has_location = True
        module.__package__ = ""
        # What Python cached of the file is used, but compiling leaves nothing in the user's folder.
        written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
        code = loader.get_code(name)
        sys.dont_write_bytecode = written
    try:
        exec(code, module.__dict__)
    except BaseException as error:
        error.kfir_source = (path, source)
        raise
    finally:
        if folder in sys.path:
            sys.path.remove(folder)
    return module


def _choose(functions, wanted, path):
    if not functions:
        raise host.Usage("no function in `%s` is decorated with @dsl.pipeline(...)" % path)
    names = [function.__name__ for function in functions]
    if wanted is None:
        if len(functions) > 1:
            raise host.Usage("`%s` has several pipelines: %s; choose one with --function" % (path, ", ".join(names)))
        return functions[0]
    if wanted not in names:
        raise host.Usage("`%s` has no pipeline function `%s`, only: %s" % (path, wanted, ", ".join(names)))
    return functions[names.index(wanted)]


def _report(error):
    from kfir import report
    return report.describe(error)


def _leave(status):
    """Ends at once, unless the user's program left something to do at the end."""
    _flush()
    atexit = sys.modules.get("atexit")
    if "threading" in sys.modules or (atexit is not None and atexit._ncallbacks()):
        sys.exit(status)
    os._exit(status)
