# SPDX-License-Identifier: Apache-2.0
"""Says what went wrong in the user's program, without our own frames. Loaded only when something did."""
import linecache
import traceback

from kfir import host, places


def describe(error):
    refusal = host.refusal
    place = None
    if refusal is not None:
        error = refusal[0]
        place = places.place(refusal[1])
    kind, status = _kind(error)
    if place is None:
        place = _place(error)
    kfir_place = getattr(error, "kfir_place", None)
    if place is None and kfir_place is not None:
        place = places.place(kfir_place)
    _show_standard_input(error)
    return {
        "class": _class_name(error), "message": _message(error), "traceback": _traceback(error), "loc": place, "kind": kind,
        "failure": getattr(error, "kfir_failure", None), "status": status, "hint": getattr(error, "hint", None) if kind == "unsupported" else None,
        "notes": [(text, None if index is None else places.place(index)) for text, index in getattr(error, "kfir_notes", ())],
    }


def surrogate(frame):
    """The error to report if a text in `frame` holds a lone surrogate, else None. Its place is that of the innermost row that has one."""
    work = [(frame, None)]
    while work:
        value, place = work.pop()
        if isinstance(value, str):
            try:
                value.encode("utf-8")
            except UnicodeEncodeError:
                return {"class": "ValueError", "message": "", "traceback": None, "loc": None if place is None else places.place(place),
                        "kind": "surrogate", "failure": None, "status": None, "hint": None, "notes": []}
        elif isinstance(value, dict):
            own = value.get("loc")
            place = own if type(own) is int else place
            work.extend([(key, place) for key in value])
            work.extend([(item, place) for item in value.values()])
        elif isinstance(value, (list, tuple)):
            work.extend([(item, place) for item in value])
    return None


def _show_standard_input(error):
    """Python finds the lines of a file by itself."""
    path, source = getattr(error, "kfir_source", (None, None))
    if source is not None:
        linecache.cache[path] = (len(source), None, source.decode("utf-8", "replace").splitlines(True), path)


def _kind(error):
    if isinstance(error, host.Unsupported):
        return "unsupported", None
    if isinstance(error, host.Usage):
        return "usage", None
    if isinstance(error, SystemExit):
        code = error.code
        return "exit", 0 if code is None else code if type(code) is int else str(code)
    return "exception", None


def _class_name(error):
    kind = type(error)
    if kind.__module__ in ("builtins", "__main__"):
        return kind.__qualname__
    return kind.__module__ + "." + kind.__qualname__


def _message(error):
    if isinstance(error, SyntaxError):
        return str(error.msg)
    try:
        return str(error)
    except Exception:
        return "<an error without a text>"


def _place(error):
    if isinstance(error, SyntaxError) and error.filename and error.lineno and places.is_users(error.filename):
        return (str(error.filename), error.lineno, max(error.offset or 0, 0))
    place = None
    step = error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        if places.is_users(code.co_filename):
            place = (code.co_filename, step.tb_lineno or 0, places.column(code, step.tb_lasti, step.tb_lineno))
        step = step.tb_next
    return place


def _traceback(error):
    described = traceback.TracebackException(type(error), error, error.__traceback__)
    _prune(described, set())
    return _text("".join(described.format()))


def _prune(described, seen):
    if described is None or id(described) in seen:
        return
    seen.add(id(described))
    described.stack[:] = [frame for frame in described.stack
                          if not places.is_ours(frame.filename) and not frame.filename.startswith("<frozen importlib")]
    _prune(described.__cause__, seen)
    _prune(described.__context__, seen)
    for inner in getattr(described, "exceptions", None) or ():
        _prune(inner, seen)


def _text(text):
    """Text that UTF-8 can hold."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
