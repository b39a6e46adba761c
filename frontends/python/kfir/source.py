# SPDX-License-Identifier: Apache-2.0
"""The text of a function, without the cost of `inspect` and `tokenize` for an ordinary one."""
import re
import sys

_files = {}  # co_filename -> (text, where each line begins), or None


def text_of(path):
    """The text of a file of Python's, or of what `linecache` was told under that name (notebooks do); None: there is none."""
    file = _read(path)
    return None if file is None else file[0]


def give(path, text):
    """`text` is what the file `path` holds: for a program that is no file."""
    starts = [0]
    position = text.find("\n") + 1
    while position:
        starts.append(position)
        position = text.find("\n", position) + 1
    _files[path] = (text, starts)


def _read(path):
    if path not in _files:
        _files[path] = None
        child = sys.modules.get("kfir.child")
        linecache = sys.modules.get("linecache")
        if child is not None and path in child.sources:
            _give_bytes(path, child.sources[path])
        elif linecache is not None and path in linecache.cache:  # a notebook's cell
            give(path, "".join(linecache.getlines(path)))
        else:
            try:
                with open(path, "rb") as file:
                    data = file.read()
                _give_bytes(path, data)
            except (OSError, SyntaxError, UnicodeDecodeError):
                pass
    return _files[path]


def _give_bytes(path, data):
    encoding = "utf-8-sig"
    if b"coding" in b"".join(data.split(b"\n", 2)[:2]):
        import io
        import tokenize
        encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
    give(path, data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n"))


_TOKEN = re.compile(r"""[rRbBuUfFtT]{0,2}(?P<quotes>\"{3}|'{3}|"|')|(?P<comment>\#[^\n]*)|(?P<open>[(\[{])|(?P<close>[)\]}])|
                        (?P<joined>\\\n)|(?P<end>\n)""", re.VERBOSE)
_STRING_END = {'"': re.compile(r'(?:[^"\\\n]|\\.)*["\n]', re.DOTALL), "'": re.compile(r"(?:[^'\\\n]|\\.)*['\n]", re.DOTALL),
               '"""': re.compile(r'(?:[^"\\]|\\.|"(?!""))*"""', re.DOTALL), "'''": re.compile(r"(?:[^'\\]|\\.|'(?!''))*'''", re.DOTALL)}


def _logical_lines(text, start):
    """(start, end) of each logical line of `text` from `start` on; empty ones and comments are lines of their own."""
    position = start
    depth = 0
    while True:
        match = _TOKEN.search(text, position)
        if match is None:
            break
        position = match.end()
        if match.group("quotes"):
            closing = _STRING_END[match.group("quotes")].match(text, position)
            if closing is None:
                return
            position = closing.end()
        elif match.group("open"):
            depth += 1
        elif match.group("close"):
            depth -= 1
        elif match.group("end") and depth == 0:
            yield start, position
            start = position
    if start < len(text) and depth == 0:
        yield start, len(text)


def _block(text, begin):
    """The text of the definition that begins at `begin`, decorators included; None: it isn't found."""
    end = None
    outer = inner = None
    for start, stop in _logical_lines(text, begin):
        line = text[start:stop]
        stripped = line.strip()
        if not stripped:
            continue
        indent = len(line) - len(line.lstrip())
        if outer is None:
            outer = indent
        if end is None:
            if stripped.startswith(("def ", "def\t", "async ", "class ")):
                end = stop
            elif stripped[0] not in "@#":
                return None
        elif stripped[0] == "#":
            if inner is not None and indent >= inner:
                end = stop
        elif indent <= outer:
            break
        else:
            inner = indent if inner is None else inner
            end = stop
    return None if end is None else text[begin:end]


def _last_line(code):
    """The last line that has an instruction, where this Python tells it cheaply."""
    lines = getattr(code, "co_lines", None)
    return max([line or 0 for _, _, line in lines()]) if lines else 0


def of_function(function):
    """As inspect.getsource()."""
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    code = getattr(function, "__code__", None)
    file = _read(code.co_filename) if code is not None else None
    if file is not None and code.co_firstlineno <= len(file[1]):
        found = _block(file[0], file[1][code.co_firstlineno - 1])
        # Strings in the braces of an f-string may have led astray.
        if found is not None and code.co_firstlineno + found.count("\n") > _last_line(code):
            return found
    import inspect
    return inspect.getsource(function)


def assignment(function):
    """The statement that gives a lambda its name, at the margin."""
    import ast
    text = text_of(function.__code__.co_filename)
    found = []
    for node in ast.walk(ast.parse(text or "")):
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(node.value, ast.Lambda):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if node.value.lineno == function.__code__.co_firstlineno and isinstance(target, ast.Name):
                found.append("%s = %s\n" % (target.id, ast.get_source_segment(text, node.value)))
    if len(found) != 1:
        raise ValueError("a lambda is defined by no statement of its own, so that its text cannot be given to the component: write a `def`")
    return found[0]


def definition(function, *words):
    """The definition alone, without decorators, at the margin. `words`: what it may begin with but for `def`."""
    text = of_function(function)
    lines = text.splitlines(True)
    for number, line in enumerate(lines):
        if line.lstrip().startswith(("def ", "def\t") + words):
            margin = line[:len(line) - len(line.lstrip())]
            return "".join([line[len(margin):] if line.startswith(margin) else line.lstrip(" \t") if not line.strip() else line
                            for line in lines[number:]])
    raise ValueError("`%s` is not defined by a `def`, so that its text cannot be given to the component" % function.__name__)
