# SPDX-License-Identifier: Apache-2.0
"""Places in the user's program: a frame counts that is neither ours nor the standard library's."""
import os
import sys

_OURS = __file__.rpartition("/")[0] + "/"
_LIBRARY = os.__file__.rpartition("/")[0] + "/"

_files = {}   # co_filename -> whether it is the user's
_chains = {}  # ((code, lasti, line), ...) innermost first -> index
_positions = {}


def is_ours(path):
    return path.startswith(_OURS)


def is_users(path):
    result = _files.get(path)
    if result is None:
        result = _files[path] = not (
            path.startswith(_OURS) or path.startswith("<frozen ")
            or (path.startswith(_LIBRARY) and "-packages/" not in path[len(_LIBRARY):]))
    return result


def is_installed(path):
    """Whether a file belongs to a package that the user has installed, and not to the user's program."""
    return "-packages/" in path


def intern(*frames):
    """The index of the place whose frames, innermost first, are (code, instruction, line)."""
    index = _chains.get(frames)
    if index is None:
        index = _chains[frames] = len(_chains)
    return index


def here():
    """The place where the user's code is just now."""
    frame = sys._getframe(1)
    frames = []
    while frame is not None:
        code = frame.f_code
        if is_users(code.co_filename):
            frames.append((code, frame.f_lasti, frame.f_lineno))
        frame = frame.f_back
    return intern(*frames)


def warn(message, category):
    """Warns of the user's line that runs just now."""
    import warnings
    level = 1
    frame = sys._getframe(0)
    while frame.f_back is not None and not is_users(frame.f_code.co_filename):
        level += 1
        frame = frame.f_back
    warnings.warn(message, category, stacklevel=level)


def of_function(function):
    code = getattr(function, "__code__", None)
    if code is None or not is_users(code.co_filename):
        return here()
    return intern((code, -1, code.co_firstlineno))


def column(code, instruction, line):
    """From 1, in bytes; 0 where this Python does not tell."""
    if instruction < 0 or not hasattr(code, "co_positions"):
        return 0
    positions = _positions.get(code)
    if positions is None:
        positions = _positions[code] = list(code.co_positions())
    first, _, start, _ = positions[instruction // 2]
    return start + 1 if first == line and start is not None else 0


def place(index):
    """(path, line, column) of the innermost frame."""
    frames = list(_chains)[index]
    if not frames:
        return None
    code, instruction, line = frames[0]
    return (code.co_filename, line, column(code, instruction, line))


def tables():
    """The trace's `files` and `locs`."""
    files = {}
    locs = []
    for frames in _chains:
        rows = []
        for code, instruction, line in frames:
            path = files.setdefault(code.co_filename, len(files))
            rows.append((path, line or 0, column(code, instruction, line), code.co_name))
        if rows:
            locs.append(rows[0][:3] + (tuple(rows[:0:-1]),))
        else:
            locs.append((files.setdefault("", len(files)), 0, 0, ()))
    return list(files), locs
