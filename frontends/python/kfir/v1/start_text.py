# SPDX-License-Identifier: Apache-2.0
"""The program that a component made of a function runs: reads the flags, calls the function, writes what it returns."""
from kfir.v1 import rules

# Runs the text after it as a program. A file and not `-c`: tracebacks show its lines, and processes can be spawned from it.
_LAUNCH = """\
script=$(mktemp)
printf '%s' "$0" >"$script"
exec python3 -u "$script" "$@"
"""

_INSTALL = """\
for where in '' --user; do
  if PIP_DISABLE_PIP_VERSION_CHECK=1 python3 -m pip install --quiet --no-warn-script-location $where {packages}; then
    exec "$0" "$@"
  fi
done
exit 1
"""

_READERS = {
    "text": ("str", None),
    "int": ("int", None),
    "float": ("float", None),
    "bool": ("_kfir_read_truth", """\
def _kfir_read_truth(text):
    word = text.lower()
    if word not in ('y', 'yes', 't', 'true', 'on', '1', 'n', 'no', 'f', 'false', 'off', '0'):
        raise ValueError('%r is neither true nor false' % text)
    return word in ('y', 'yes', 't', 'true', 'on', '1')
"""),
    "json": ("_kfir_read_json", """\
def _kfir_read_json(text):
    import json
    return json.loads(text)
"""),
    "pickle": ("_kfir_read_pickle", """\
def _kfir_read_pickle(text):
    import base64
    import pickle
    return pickle.loads(base64.b64decode(text))
"""),
    "text_file": ("_kfir_open_text", """\
def _kfir_open_text(path):
    return open(path, 'rt')
"""),
    "binary_file": ("_kfir_open_binary", """\
def _kfir_open_binary(path):
    return open(path, 'rb')
"""),
    "out_path": ("_kfir_with_folder", None),
    "out_text_file": ("_kfir_create_text", """\
def _kfir_create_text(path):
    return open(_kfir_with_folder(path), 'wt')
"""),
    "out_binary_file": ("_kfir_create_binary", """\
def _kfir_create_binary(path):
    return open(_kfir_with_folder(path), 'wb')
"""),
}

_WITH_FOLDER = """\
def _kfir_with_folder(path):
    import os
    os.makedirs(os.path.dirname(path), exist_ok=True)
    return path
"""

_WRITERS = {
    "text": ("str", None),
    "str": ("_kfir_write_of(str)", None),
    "int": ("_kfir_write_of(int)", None),
    "float": ("_kfir_write_of(float, int)", None),
    "bool": ("_kfir_write_of(bool)", None),
    "json": ("_kfir_write_json", """\
def _kfir_write_json(value):
    import json
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True)
"""),
    "pickle": ("_kfir_write_pickle", """\
def _kfir_write_pickle(value):
    import base64
    import pickle
    return base64.b64encode(pickle.dumps(value)).decode('ascii')
"""),
}

_WRITE_OF = """\
def _kfir_write_of(*kinds):
    def write(value):
        if not isinstance(value, kinds + (str,)):
            raise TypeError('the result %r is of type %s, not %s' % (value, type(value).__name__, kinds[0].__name__))
        return str(value)

    return write
"""

_READ_ARGUMENTS = """\
def _kfir_read_arguments(words, readers, required, result_count):
    arguments = {}
    files = []
    while words:
        flag = words.pop(0)
        if result_count and flag == '----output-paths':
            if len(words) < result_count:
                raise SystemExit('----output-paths takes %d paths, not %d' % (result_count, len(words)))
            files, words = words[:result_count], words[result_count:]
        elif flag not in readers:
            raise SystemExit('unexpected argument: %s' % flag)
        elif not words:
            raise SystemExit('%s needs a value' % flag)
        else:
            name, read = readers[flag]
            arguments[name] = read(words.pop(0))
    missing = [flag for flag in required if readers[flag][0] not in arguments]
    if missing:
        raise SystemExit('missing: %s' % ', '.join(missing))
    return arguments, files
"""

_WRITE_RESULTS = """\
def _kfir_write_results(results, writers, files):
    import os
    for number, path in enumerate(files):
        try:
            os.makedirs(os.path.dirname(path))
        except OSError:
            pass
        with open(path, 'w') as file:
            file.write(writers[number](results[number]))
"""

_KINDS = {"int": "int", "Integer": "int", "float": "float", "Float": "float", "bool": "bool", "Bool": "bool", "Boolean": "bool",
          "Base64Pickle": "pickle", "str": "str", "String": "str"}
_KINDS.update(dict.fromkeys(("JsonArray", "List", "list", "JsonObject", "Dictionary", "Dict", "dict", "Json"), "json"))


def kind_of(type_):
    """How a value of the declared type is written as text."""
    return _KINDS.get(rules.short_type_name(type_), "text") if isinstance(type_, str) else "text"


class Flag:
    """An argument of the program: `--name VALUE`, for `parameter` of the function."""

    __slots__ = ("flag", "parameter", "kind", "required")

    def __init__(self, flag, parameter, kind, required):
        self.flag = flag
        self.parameter = parameter
        self.kind = "text" if kind == "str" else kind
        self.required = required


def command(program, packages):
    words = ["sh", "-ec", _LAUNCH, program]
    if packages:
        install = _INSTALL.format(packages=" ".join([_quoted(package) for package in packages]))
        words = ["sh", "-c", install] + words
    return words


def _quoted(text):
    return "'" + text.replace("'", "'\"'\"'") + "'"


def program(definition, name, flags, results, has_one_result, extra_code=""):
    """`definition` is the text that defines the function `name`; `results`: the kinds of what it returns."""
    parts = [definition]
    if extra_code:
        parts.insert(0, extra_code if extra_code.endswith("\n") else extra_code + "\n")
    kinds = {flag.kind for flag in flags}
    if kinds & {"out_path", "out_text_file", "out_binary_file"}:
        parts.append(_WITH_FOLDER)
    parts += [_READERS[kind][1] for kind in _READERS if kind in kinds and _READERS[kind][1]]
    parts.append(_READ_ARGUMENTS)
    if results:
        if set(results) & {"str", "int", "float", "bool"}:
            parts.append(_WRITE_OF)
        parts += [_WRITERS[kind][1] for kind in _WRITERS if kind in results and _WRITERS[kind][1]]
        parts.append(_WRITE_RESULTS)
    parts.append(_main(name, flags, results, has_one_result))
    return "\n".join(parts)


def _main(name, flags, results, has_one_result):
    lines = ["import sys as _kfir_sys", "_kfir_arguments, _kfir_files = _kfir_read_arguments(_kfir_sys.argv[1:], {"]
    lines += ["    %r: (%r, %s)," % (flag.flag, flag.parameter, _READERS[flag.kind][0]) for flag in flags]
    lines.append("}, %r, %d)" % ([flag.flag for flag in flags if flag.required], len(results)))
    lines.append("_kfir_results = %s(**_kfir_arguments)" % name)
    if results:
        writers = ", ".join([_WRITERS[kind][0] for kind in results])
        lines.append("_kfir_write_results(%s, [%s], _kfir_files)" % ("[_kfir_results]" if has_one_result else "_kfir_results", writers))
    return "\n".join(lines) + "\n"
