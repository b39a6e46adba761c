# SPDX-License-Identifier: Apache-2.0
"""The line to the C++ side (docs/protocol.md), and what all of the package needs of it: questions, refusals, warnings."""
import _thread
import marshal
import os

VERSION = 1

_descriptor = -1
_lock = _thread.RLock()  # a question and its reply belong together; to start the other side is a question within one
start = None    # makes the connection when it is needed, in a process that the C++ side did not start
refusal = None  # the first Unsupported, even if the user's code swallowed it


class Unsupported(BaseException):
    """A part of the DSL that Kfir does not cover. No `except Exception` may turn a refusal into a wrong workflow."""

    def __init__(self, what, hint=None):
        global refusal
        BaseException.__init__(self, what)
        self.hint = hint  # what to do instead
        if refusal is None:
            from kfir import places
            refusal = (self, places.here())


class Usage(Exception):
    """A mistake in how the compiler was called."""


class LoneSurrogate(ValueError):
    """A text that is no Unicode, which cannot be sent."""


class Gone(BaseException):
    """Nobody listens any more: the compiler ended, or the user's program closed our descriptor."""


def connected():
    return _descriptor >= 0


def connect(descriptor):
    global _descriptor
    _descriptor = descriptor
    os.set_inheritable(descriptor, False)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=disconnect)


def disconnect():
    """In a forked process: the line stays the parent's alone."""
    global _descriptor
    if _descriptor >= 0:
        try:
            os.close(_descriptor)
        except OSError:
            pass
        _descriptor = -1
start = None    # makes the connection when it is needed, in a process that the C++ side did not start


def _may_hold_surrogate(data):
    """Whether bytes that stand for a lone surrogate in a text occur; other values may have them, too."""
    at = data.find(b"\xed")
    while at >= 0:
        if b"\xa0" <= data[at + 1:at + 2] < b"\xc0":
            return True
        at = data.find(b"\xed", at + 1)
    return False


def send(frame):
    with _lock:
        _send(frame)


def _send(frame):
    if _descriptor < 0 and start is not None:
        start()
    if _descriptor < 0:
        raise Gone("not started by kfp-compile or kfp-translate")
    data = marshal.dumps(frame, 2)
    if _may_hold_surrogate(data):
        from kfir import report
        if report.surrogate(frame) is not None:
            raise LoneSurrogate("a text holds a lone surrogate, which no output can hold")
    view = memoryview(len(data).to_bytes(4, "little") + data)
    try:
        while view:
            view = view[os.write(_descriptor, view):]
    except OSError as error:
        raise Gone(str(error)) from None


def _receive(count):
    parts = []
    while count:
        try:
            part = os.read(_descriptor, min(count, 1 << 20))
        except OSError as error:
            raise Gone(str(error)) from None
        if not part:
            raise Gone("end of file")
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def ask(*frame):
    """The reply to `frame`, without its name. A `failed` reply is raised, as the exception that kfp would raise."""
    with _lock:
        send(frame)
        reply = marshal.loads(_receive(int.from_bytes(_receive(4), "little")))
    if reply[0] != "failed":
        return reply[1:]
    _, name, message, number = reply
    error = exception_class(name)(message)
    error.kfir_failure = number
    raise error


def exception_class(name):
    """The class called `name`: a built-in one, else one of our own with that name."""
    import builtins
    module, _, name = name.rpartition(".")
    if module.startswith("kfp."):
        from kfir.v2 import errors
        if hasattr(errors, name):
            return getattr(errors, name)
    result = getattr(builtins, name, None)
    if not module and isinstance(result, type) and issubclass(result, Exception):
        return result
    return type(name, (Exception,), {"__module__": module or "builtins"})


def warn(kind, message, place):
    if start is not None:
        import warnings
        path, line, _ = place or ("<unknown>", 0, 0)
        warnings.warn_explicit(message, UserWarning, path or "<unknown>", line or 0)
    elif _descriptor >= 0:
        send(("warning", kind, message, place))
