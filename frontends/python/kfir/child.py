# SPDX-License-Identifier: Apache-2.0
"""The child's run: reads the job, runs the user's file, traces its pipeline, sends the trace or the error."""
import gc
import os
import sys

from kfir import finder, host, places


sources = {}  # path -> bytes of a program that is in no file


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
    if not job["run"]:
        _redirect_output()
    gc.set_threshold(100000, 20, 100)  # a trace is all objects that live until the end
    try:
        frame = ("finished", _run(job)) if job["run"] else ("trace", _trace(job))
    except host.Gone:
        raise
    except BaseException as error:  # also SystemExit and KeyboardInterrupt: all of them end the trace
        frame = ("error", _report(error))
    _flush()
    try:
        host.ask(*frame)
    except host.LoneSurrogate:
        from kfir import report
        host.ask("error", report.surrogate(frame))


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


def _prepare(job):
    """Puts the stand-ins of the job's SDK in place; gives the SDK."""
    finder.begin()
    sdk = job["sdk"]
    if job["text"] is not None:
        sources[job["py"]] = job["text"]
    if sdk == "auto":
        from kfir.sdk import choose
        choice = choose(job["py"], job["text"], job["prefer"])
        host.ask("sdk", *choice)
        sdk = choice[0]
    if sdk == "v2":
        from kfir.v2 import api, settings
        settings.bug_compat = bool(job.get("bug_compat"))
        settings.type_check = job["type_check"]
        settings.checks = job["run"]
        if job.get("caching") is False:
            settings.caching, settings.checked_caching = False, True
    else:
        mode = job.get("mode") or "V1"
        if mode not in ("V1", "V1_LEGACY"):
            raise host.Unsupported("the mode " + mode)
        from kfir.v1 import api
    finder.install(api)
    return sdk


def _trace(job):
    sdk = _prepare(job)
    path = job["py"]
    name = "stdin" if path == "-" else os.path.splitext(os.path.basename(path))[0]
    module = type(sys)(name)
    sys.modules.setdefault(name, module)  # a file may be called as a module of the library that Python itself uses
    if sdk == "v2":
        from kfir.v2 import run
        _execute(job, module)
        result = run.trace(job, module)
    else:
        from kfir.v1 import pipeline
        _execute(job, module)
        result = _trace_v1(job, _choose(pipeline.collected, job["function"] or None, path))
    _check_refusal()
    return result


def _trace_v1(job, function):
    import kfp
    kfp.TYPE_CHECK = job["type_check"]
    from kfir.v1.trace import trace
    try:
        return trace(function)
    except BaseException as error:
        error.kfir_place = getattr(error, "kfir_place", places.of_function(function))
        raise


def _run(job):
    """Runs the program as `python FILE ARGUMENTS` would; the status that it exits with."""
    if _prepare(job) == "v1" and not job["type_check"]:
        from kfir.v1 import compiler
        compiler.type_check_allowed = False
    module = sys.modules["__main__"] = type(sys)("__main__")
    try:
        _execute(job, module)
    except SystemExit as end:
        if end.code not in (None, 0):
            raise
    _check_refusal()
    return 0


def _check_refusal():
    if host.refusal is not None:
        raise host.refusal[0]


def _execute(job, module):
    """Runs the file as `module`, with its folder first in sys.path."""
    path = job["py"]
    source = job["text"]
    folder = os.path.dirname(path) if path != "-" else ""
    sys.argv = [path] + job["arguments"]
    if not job["run"]:
        finder.keep_library(folder)
    sys.path.insert(0, folder)
    if source is not None:
        code = compile(source, path, "exec", dont_inherit=True)
    else:
        code = _code_of(path, module)
    try:
        exec(code, module.__dict__)
    except BaseException as error:
        error.kfir_source = (path, source)
        raise
    finally:
        if folder in sys.path and not job["run"]:
            sys.path.remove(folder)


def _code_of(path, module):
    from _frozen_importlib import ModuleSpec
    from _frozen_importlib_external import SourceFileLoader
    name = module.__name__
    loader = SourceFileLoader(name, path)
    if name == "__main__":
        module.__file__ = path
        module.__loader__ = loader
        module.__spec__ = None
    else:
        module.__file__ = os.path.abspath(path)
        module.__loader__ = loader
        module.__spec__ = ModuleSpec(name, loader, origin=module.__file__)
        module.__spec__.has_location = True
        module.__package__ = ""
    # What Python cached of the file is used, but compiling leaves nothing in the user's folder.
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        return loader.get_code(name)
    finally:
        sys.dont_write_bytecode = written


def _choose(functions, wanted, path):
    if not functions:
        from kfir.v1.pipeline import not_called
        for function, place in not_called:
            error = host.Usage("the decorator of `%s` has to be called: @dsl.pipeline()" % getattr(function, "__name__", "?"))
            error.kfir_place = place
            raise error
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
