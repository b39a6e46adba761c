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
    """(what stands before the first section, {parameter: description}) of a cleaned docstring. It is cleaned again, as docstring_parser
    does, which moves what is indented below a title in the first line."""
    text = clean(text)
    best = None
    for style in (_rest, _google, _numpydoc, _epydoc):
        found = style(text)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best[1:] if best else (text, {})


def _joined(description):
    first, newline, rest = description.partition("\n")
    return (first + newline + clean(rest)).strip("\n")


_PARAMS = ("param", "parameter", "arg", "argument", "attribute", "key", "keyword")
_RESULTS = ("return", "returns", "yield", "yields")
_ERRORS = ("raises", "raise", "except", "exception")


def _rest(text):
    """:param int x: description"""
    head = re.search(r"(?m)^:", text)
    if head is None:
        return 0, text, {}
    params = {}
    count = 0
    returns, types_of_returns = False, set()
    for chunk in re.split(r"(?m)(?=^:)", text[head.start():]):
        if not chunk:
            continue
        words, colon, description = chunk.lstrip(":").partition(":")
        words = words.split()
        if not colon or not words:
            return None
        key = words[0]
        if key == "type" and len(words) == 2:
            continue
        if key == "rtype" and len(words) <= 2:
            types_of_returns.add(words[-1])
            continue
        if key in _PARAMS:
            if len(words) not in (2, 3):
                return None
            params[words[-1]] = _joined(description.strip())
        elif key in _RESULTS + _ERRORS and len(words) > 2:
            return None
        returns = returns or key in _RESULTS
        count += 1
    return count + (0 if returns else len(types_of_returns)), text[:head.start()], params


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
        chunk = text[title.end():following.start() if following else len(text)]
        chunks[title.group(1)] = re.split(r"\n(?=\S)", chunk)[0].strip("\n")
    for title, chunk in chunks.items():
        if title not in _GOOGLE_MANY:
            count += 1
            continue
        indent = re.match(r"\s*", chunk).group()
        entries = re.split(r"(?m)^%s(?=\S)" % indent, chunk)[1:]
        if not entries:
            return None
        for entry in entries:
            before, colon, description = entry.partition(":")
            if not colon:
                return None
            count += 1
            if _GOOGLE_MANY[title]:
                typed = re.match(r"\s*(.+?)\s*\(\s*(.*\S)\s*\)", before)
                params[typed.group(1) if typed else before] = _joined(description[1:] if description.startswith(" ") else description)
    return count, text[:titles[0].start()], params


_NUMPY_PARAMS = ("Parameters", "Params", "Arguments", "Args", "Other Parameters", "Other Params", "Other Arguments", "Other Args",
                 "Receives", "Receive", "Attributes", "Attribute")
_NUMPY_ENTRIES = _NUMPY_PARAMS + ("Raises", "Raise", "Warns", "Warn", "Returns", "Return", "Yields", "Yield")
_NUMPY_EXAMPLES = ("Examples", "Example")
_NUMPY_TEXTS = ("Warnings", "Warning", "See Also", "Related", "Notes", "Note", "References", "Reference")
_NUMPY_TITLE = re.compile("|".join([r"^%s\s*?\n-{%d}\s*$" % (title, len(title)) for title in _NUMPY_ENTRIES + _NUMPY_EXAMPLES + _NUMPY_TEXTS] +
                                   [r"^\.\.\s*deprecated\s*::"]), re.MULTILINE)


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
    for match, following in zip(titles, titles[1:] + [None]):
        title = match.group().partition("\n")[0].rstrip()
        chunk = text[match.end():following.start() if following else len(text)]
        if title in _NUMPY_EXAMPLES:  # each is code, and what is said of it
            lines = [line.startswith(">>>") for line in clean("\n" + chunk).strip().splitlines()]
            count += sum([is_code and (number == 0 or not lines[number - 1]) for number, is_code in enumerate(lines)])
            count += bool(lines and not lines[0])
        elif title not in _NUMPY_ENTRIES:
            count += 1
        else:
            for entry in re.split(r"(?m)^(?=\S)", chunk)[1:]:
                name, _, description = entry.partition("\n")
                count += 1
                if title in _NUMPY_PARAMS:
                    params[name.partition(":")[0].rstrip() if ":" in name else name] = clean(description).strip() or None
    return count, text[:titles[0].start()], params


_EPYDOC_NAMED = re.compile(r"(param|keyword|type)\s+([_A-z][_A-z0-9]*\??):")
_EPYDOC_VARIABLE = re.compile(r"(ivar|cvar|var)\s+([_A-z][_A-z0-9]*\??):")
_EPYDOC_ERROR = re.compile(r"(raise)(\s+[_A-z][_A-z0-9]*\??)?:")
_EPYDOC_RESULT = re.compile(r"(return|rtype|yield|ytype):")
_EPYDOC_OTHER = re.compile(r"([_A-z][_A-z0-9]+)(\s+[_A-z][_A-z0-9]*\??)*:")


def _epydoc(text):
    """@param x: description"""
    head = re.search(r"(?m)^@", text)
    if head is None:
        return 0, text, {}
    params = {}
    count = 0
    result = False
    for chunk in re.split(r"(?m)(?=^@)", text[head.start():]):
        if not chunk:
            continue
        named = _EPYDOC_NAMED.search(chunk) or _EPYDOC_VARIABLE.search(chunk)
        if named:
            name = named.group(2)
            if "type" in named.group(1):
                params.setdefault(name, None)
            else:
                params[name] = _joined(chunk[named.end():].strip())
            continue
        if _EPYDOC_ERROR.search(chunk):
            count += 1
        elif _EPYDOC_RESULT.search(chunk):
            result = True
        else:
            other = _EPYDOC_OTHER.search(chunk)
            if other is None or other.group(1) in ("param", "keyword", "type", "ivar", "cvar", "var", "return", "rtype", "yield", "ytype"):
                return None
            count += 1
    return count + len(params) + result, text[:head.start()], params
