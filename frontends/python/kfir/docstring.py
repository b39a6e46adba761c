# SPDX-License-Identifier: Apache-2.0
"""Descriptions out of a docstring, by the four usual conventions: that one holds which finds most in it."""
import re


def clean(text):
    """inspect.cleandoc()"""
    lines = text.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins) if margins else 0
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        del lines[0]
    return "\n".join(lines)


def parse(text):
    """(what stands before the first section, {parameter: description}) of a cleaned docstring"""
    best = None
    for style in (_rest, _google, _numpydoc, _epydoc):
        found = style(text)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best[1:] if best else (text, {})


def _joined(description):
    first, newline, rest = description.partition("\n")
    return (first + newline + clean(rest)).strip("\n")


def _rest(text):
    """:param int x: description"""
    return _fields(text, re.compile(r"^:([^:\n]+):", re.MULTILINE), r"^:", _REST_PARAMS)


_REST_PARAMS = ("param", "parameter", "arg", "argument", "attribute", "key", "keyword")


def _fields(text, pattern, head_pattern, keywords):
    head = re.search(head_pattern, text, re.MULTILINE)
    if head is None:
        return 0, text, {}
    params = {}
    chunks = re.split(r"(?m)(?=^:)", text[head.start():])
    count = 0
    for chunk in chunks:
        if not chunk.strip():
            continue
        match = pattern.match(chunk)
        if match is None:
            return None
        count += 1
        words = match.group(1).split()
        if words[0] in keywords and len(words) in (2, 3):
            params[words[-1]] = _joined(chunk[match.end():].strip())
    return count, text[:head.start()], params


_GOOGLE_MANY = {"Arguments": True, "Args": True, "Parameters": True, "Params": True, "Attributes": True, "Raises": False,
                "Exceptions": False, "Except": False}
_GOOGLE_ONE = ("Example", "Examples", "Returns", "Yields")
_GOOGLE_TITLE = re.compile("^(%s):[ \t\r\f\v]*$" % "|".join(list(_GOOGLE_MANY) + list(_GOOGLE_ONE)), re.MULTILINE)


def _google(text):
    """Args:
        x (int): description"""
    titles = list(_GOOGLE_TITLE.finditer(text))
    if not titles:
        return 0, text, {}
    params = {}
    count = 0
    chunks = {}  # a title's later section counts
    for title, following in zip(titles, titles[1:] + [None]):
        chunks[title.group(1)] = text[title.end():following.start() if following else len(text)].strip("\n")
    for title, chunk in chunks.items():
        indent = re.match(r"[ \t]*", chunk).group()
        chunk = re.split(r"\n(?=\S)", chunk)[0]
        if not chunk.strip() or not indent:
            continue
        if title not in _GOOGLE_MANY:
            count += 1
            continue
        for entry in re.split(r"(?m)^%s(?=\S)" % indent, chunk)[1:]:
            before, colon, description = entry.partition(":")
            if not colon:
                return None
            count += 1
            if _GOOGLE_MANY[title]:
                typed = re.match(r"\s*(.+?)\s*\(\s*(.*\S)\s*\)", before)
                params[typed.group(1) if typed else before.strip()] = _joined(description[1:] if description.startswith(" ") else description)
    return count, text[:titles[0].start()], params


_NUMPY_TITLE = re.compile(r"^([A-Z][A-Za-z ]+)\n-+[ \t]*$", re.MULTILINE)
_NUMPY_PARAMS = ("Parameters", "Params", "Arguments", "Other Parameters", "Other Params", "Other Arguments", "Args", "Other Args",
                 "Receives", "Receive", "Attributes", "Attribute")


def _numpydoc(text):
    """Parameters
    ----------
    x : int
        description"""
    titles = list(_NUMPY_TITLE.finditer(text))
    if not titles:
        return 0, text, {}
    params = {}
    count = 0
    for title, following in zip(titles, titles[1:] + [None]):
        chunk = text[title.end():following.start() if following else len(text)].strip("\n")
        if title.group(1) not in _NUMPY_PARAMS:
            count += 1
            continue
        for entry in re.split(r"(?m)^(?=\S)", chunk):
            if not entry.strip():
                continue
            name, _, description = entry.partition("\n")
            count += 1
            params[name.partition(":")[0].strip()] = clean("\n" + description).strip()
    return count, text[:titles[0].start()], {name: value or None for name, value in params.items()}


def _epydoc(text):
    """@param x: description"""
    head = re.search(r"^@", text, re.MULTILINE)
    if head is None:
        return 0, text, {}
    params = {}
    count = 0
    for chunk in re.split(r"(?m)(?=^@)", text[head.start():]):
        match = re.match(r"@(\w+)(?:\s+([^:\n]+))?:", chunk)
        if match is None:
            continue
        count += 1
        if match.group(1) == "param" and match.group(2):
            params[match.group(2).strip()] = _joined(chunk[match.end():].strip())
    return count, text[:head.start()], params
