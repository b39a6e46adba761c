# SPDX-License-Identifier: Apache-2.0
"""Components from YAML: those of KFP v1, and documents of KFP v2. C++ reads them; what they are to a v2 pipeline is decided here."""
from kfir import host, places
from kfir.v2 import artifacts, rules, settings, types
from kfir.v2.component import YamlComponent
from kfir.v2.structures import ComponentSpec, Container, Graph, InputSpec, OutputSpec


def load_component_from_text(text):
    if not isinstance(text, (str, bytes)):
        raise TypeError("the text of a component is text, not an object of type `%s`" % type(text).__name__)
    return _load(text if isinstance(text, bytes) else text.encode("utf-8"), "")


def load_component_from_file(file_path):
    with open(file_path, "rb") as file:
        return _load(file.read(), str(file_path))


def load_component_from_url(url, auth=None):
    if url is None:
        raise ValueError("a URL is missing")
    if url.startswith("gs://"):
        url = "https://storage.googleapis.com/" + url[5:]
    return _load(host.ask("fetch", url)[0], url)


def _load(data, base):
    reply = host.ask("component", data, base, None)[0]
    text = data.decode("utf-8")
    spec = _of_v1(reply["spec"]) if reply["kind"] == "component" else _of_document(reply, text)
    spec.kfir_place = places.here()
    return YamlComponent(spec, text)


# Documents of KFP v2.


def _of_document(reply, text):
    inputs = {}
    for name, kind, is_list, optional, default in reply["inputs"]:
        inputs[name] = InputSpec(_type_name(name, kind), default[0] if default else None, optional, is_list)
    outputs = {name: OutputSpec(_type_name(name, kind), is_list) for name, kind, is_list in reply["outputs"]}
    container = reply["container"]
    if container is not None:
        implementation = Container(container["image"], container["command"], container["args"], container["env"], container["resources"])
        if container["env"] and settings.bug_compat:
            raise AttributeError("the document's container has environment variables, on which kfp 2.17 fails")
    else:
        implementation = Graph(document=reply["number"])
    spec = ComponentSpec(rules.slug(reply["name"]), implementation, _description(text, container), inputs, outputs)
    spec.kfir_document = reply["number"]
    return spec


def _description(text, container):
    for word in container["command"] if container is not None else ():
        if "import kfp" in word:
            return _docstring(word)
    heading = "# Description: "
    if heading not in text:
        return None
    lines = text.split("\n")
    found = [lines[2][len(heading):]]
    for line in lines[3:]:
        if not line.startswith("#" + 13 * " "):
            break
        found.append(line[15:])
    return "\n".join(found) or None


def _docstring(source):
    """Of the first definition in `source` that has one."""
    import ast
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Module)):
            found = ast.get_docstring(node)
            if found:
                return found
    return None


_CANONICAL = {types.INTEGER: "Integer", types.DOUBLE: "Float", types.STRING: "String", types.BOOLEAN: "Boolean", types.LIST: "List",
              types.STRUCT: "Dict", types.TASK_FINAL_STATUS: types.FINAL_STATUS, types.TASK_CONFIG: types.CONFIG}


def _type_name(name, kind):
    if isinstance(kind, str):
        title, _, version = kind.partition("@")
        if title.count(".") != 1 or title.partition(".")[0] not in ("system", "google") or version.count(".") != 2:
            raise TypeError("the document says of the artifact `%s` neither `system.Title` nor `google.Title` and a version `x.y.z`" % name)
        return kind
    if kind not in _CANONICAL:
        raise ValueError("the document does not say of what type the parameter `%s` is" % name)
    return _CANONICAL[kind]


# Components of KFP v1.


def _of_v1(struct):
    implementation = struct.get("implementation") or {}
    if "container" not in implementation:
        raise TypeError("the component has no container: only such components can be loaded")
    container = implementation["container"]
    reader = _V1(struct)
    command, args = reader.words(container.get("command")), reader.words(container.get("args"))
    name = struct.get("name")
    spec = ComponentSpec(rules.slug("name" if name is None else name), None, struct.get("description") or None, reader.inputs, reader.outputs)
    spec.implementation = Container(container["image"], command, args, {str(key): value for key, value in (container.get("env") or {}).items()})
    if reader.mismatch is not None:
        spec.kfir_mismatch = reader.mismatch
    return spec


class _V1:
    """The ports and words of a v1 component. A placeholder that does not fit the type of its port is an error when the component is used:
    `mismatch` is its text."""

    def __init__(self, struct):
        self.mismatch = None
        self.inputs = {}
        self.outputs = {}
        for port in struct.get("inputs", ()):
            name = types.FINAL_STATUS if port.get("type") == types.FINAL_STATUS else _type(port.get("type"))
            optional = bool(port.get("optional")) or "default" in port or name == types.FINAL_STATUS
            default = None
            if port.get("default") is not None and types.is_parameter(name) and name != types.FINAL_STATUS:
                default = port["default"]
                if port["type"].isalpha():  # others, such as `List[int]`, kfp takes for text
                    default = _default(default, types.parameter_type(name))
            self.inputs[rules.snake(port["name"])] = InputSpec(name, default, optional)
        self.written = set()  # the outputs whose path is the file of a parameter
        for port in struct.get("outputs", ()):
            name, kind = rules.snake(port["name"]), port.get("type")
            self.outputs[name] = OutputSpec(_type(kind))
            if types.is_parameter(self.outputs[name].type) or kind in (types.FINAL_STATUS, types.CONFIG):
                self.written.add(name)

    def words(self, items):
        return [item if isinstance(item, str) else self._text(item) for item in items or ()]

    def _text(self, item):
        import json
        element = self._element(item)
        return element if isinstance(element, str) else json.dumps(element)

    def _element(self, item):
        if isinstance(item, str):
            return item
        (kind, value), = item.items()
        if kind == "executorInput":
            return "{{$}}"
        if kind == "concat":
            for inner in value:
                _check_one_word(inner)
            return {"Concat": [self._element(inner) for inner in value]}
        if kind == "if":
            return {"IfPresent": self._if(value)}
        name = rules.snake(value) if isinstance(value, str) else value
        if kind == "outputPath" and name in self.written:
            return "{{$.outputs.parameters['%s'].output_file}}" % name
        for known, ports, on_artifact, template in _PLACEHOLDERS:
            if kind == known:
                port = getattr(self, ports)[name]
                if types.is_artifact(port.type) != on_artifact and self.mismatch is None:
                    self.mismatch = "`%s` of `%s`, which is %s" % (kind, value, types.describe(port.type, False))
                return template % name
        raise TypeError("KFP v2 has no placeholder `%s`" % kind)

    def _if(self, value):
        condition = value["cond"]
        if not isinstance(condition, dict) or "isPresent" not in condition:
            raise TypeError("KFP v2 asks only whether an input is present")
        result = {"InputName": rules.snake(condition["isPresent"]), "Then": self._branch(value["then"])}
        otherwise = value.get("else")
        if isinstance(otherwise, dict):
            raise TypeError("what stands under `else` is text or a list, not a placeholder by itself")
        if otherwise:
            result["Else"] = self._branch(otherwise)
        return result

    def _branch(self, value):
        return [self._element(item) for item in value] if isinstance(value, list) else self._element(value)


def _check_one_word(item):
    """That `item`, which stands in a `concat`, gives no list. What stands in a `concat` in it is looked at there."""
    if not isinstance(item, dict) or "if" not in item:
        return
    for branch in (item["if"].get("then"), item["if"].get("else")):
        if isinstance(branch, list):
            raise ValueError("an `if` in a `concat` gives one word, not a list")
        _check_one_word(branch)


_PLACEHOLDERS = (
    ("inputValue", "inputs", False, "{{$.inputs.parameters['%s']}}"),
    ("inputPath", "inputs", True, "{{$.inputs.artifacts['%s'].path}}"),
    ("inputUri", "inputs", True, "{{$.inputs.artifacts['%s'].uri}}"),
    ("outputPath", "outputs", True, "{{$.outputs.artifacts['%s'].path}}"),
    ("outputUri", "outputs", True, "{{$.outputs.artifacts['%s'].uri}}"),
)


def _type(kind):
    if isinstance(kind, list):
        raise AttributeError("a type is text or a mapping, not a list")
    if isinstance(kind, str):
        name = kind[7:] if kind.startswith("typing.") else kind
        if name.startswith(("List[", "Dict[")):
            name = name[:4]
        number = types.parameter_type(name)
        if number is not None and name not in (types.FINAL_STATUS, types.CONFIG) and "[" not in name:
            return _CANONICAL[number]
        namespace, _, title = name.partition(".")
        if namespace == "google" and title.isascii() and title.isalpha():
            return name + "@0.0.1"
        if name.lower() in artifacts.BY_NAME:
            return artifacts.type_string(artifacts.BY_NAME[name.lower()])
    return artifacts.type_string(artifacts.Artifact)


_TRUE = ("y", "yes", "t", "true", "on", "1")
_FALSE = ("n", "no", "f", "false", "off", "0")


def _default(value, number):
    if number == types.INTEGER:
        return int(value)
    if number == types.DOUBLE:
        return float(value)
    if number in (types.BOOLEAN, types.LIST, types.STRUCT) and not isinstance(value, str):
        return value
    if number == types.BOOLEAN:
        word = value.lower()
        if word not in _TRUE + _FALSE:
            raise ValueError("`%s` is no bool" % value)
        return word in _TRUE
    if number in (types.LIST, types.STRUCT):
        import json
        try:
            return json.loads(value)
        except ValueError:
            return value
    return str(value)
