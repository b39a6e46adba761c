# SPDX-License-Identifier: Apache-2.0
"""Holds the JSON Schema of policy files to the reader: what one takes, the other takes.

    check_policy_schema.py ROOT BIN_DIR

Documents are made from the schema, and most of them are then spoilt in one place.  docs/policy.schema.json has to be
what kfp-opt prints.
"""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

DOCUMENTS = 150
# What no schema can say of a text or of names that belong together.
BEYOND_SCHEMA = {"SelectorSyntax", "DuplicateName", "UnknownPolicyPipeline", "PolicyPipelineCycle", "CannotReadFile"}
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def is_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def accepts(schema, value, root):
    """As a validator of draft 7 does, for the keywords that we use; any other one is an error."""
    for key, rule in schema.items():
        if key in ("$schema", "title", "description", "definitions"):
            continue
        if key == "$ref":
            target = root
            for part in rule.split("/")[1:]:
                target = target[part]
            ok = accepts(target, value, root)
        elif key == "type":
            ok = any(is_type(value, name) for name in (rule if isinstance(rule, list) else [rule]))
        elif key == "const":
            ok = value == rule and type(value) is type(rule)
        elif key == "enum":
            ok = any(value == one and type(value) is type(one) for one in rule)
        elif key == "oneOf":
            ok = sum(accepts(one, value, root) for one in rule) == 1
        elif key == "pattern":
            ok = not isinstance(value, str) or re.search(rule, value) is not None
        elif key == "minimum":
            ok = not is_type(value, "number") or value >= rule
        elif key == "items":
            ok = not isinstance(value, list) or all(accepts(rule, one, root) for one in value)
        elif key == "required":
            ok = not isinstance(value, dict) or all(name in value for name in rule)
        elif key == "properties":
            ok = not isinstance(value, dict) or all(
                accepts(rule[name], one, root) for name, one in value.items() if name in rule)
        elif key == "additionalProperties":
            ok = not isinstance(value, dict) or all(
                rule is not False and accepts(rule, one, root) for name, one in value.items()
                if name not in schema.get("properties", {}))
        else:
            sys.exit(f"the schema uses {key}, which this test does not know")
        if not ok:
            return False
    return True


def make_option(schema, chance):
    """A value that the schema takes, and that means something."""
    if "enum" in schema:
        return chance.choice(schema["enum"])
    if "type" not in schema:
        return chance.choice([{"a": 1}, [{"b": "c"}]])
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    kind = chance.choice(types)
    if kind == "object":
        return {"KEY": chance.choice(["a", "b,c", 1, True]), "OTHER": "x"}
    if kind == "array":
        return ["KEY=a", "OTHER=b"]
    if kind == "boolean":
        return chance.choice([True, False])
    if kind == "null":
        return None
    if kind in ("integer", "number"):
        return chance.randrange(100)
    return "task=a" if "which tasks" in schema["description"] or "tasks that" in schema["description"] else "KEY=a"


def make_step(steps, chance, named):
    kinds = steps["items"]["oneOf"]
    kind = chance.choice(kinds)
    properties = kind["properties"]
    if "pass" not in properties:
        return {"pipeline": chance.choice(named)} if named else make_step(steps, chance, named)
    step = {"pass": properties["pass"]["const"]}
    if "component" in properties and chance.random() < 0.2:
        step["component"] = "a*"

    def options(schema):
        return {name: ("because" if name == "reason" else make_option(rule, chance))
                for name, rule in schema["properties"].items() if name not in ("pass", "rules", "component")
                and (name in schema["required"] or chance.random() < 0.3)}
    if "rules" in properties:
        step["rules"] = [options(properties["rules"]["items"]) for _ in range(chance.randrange(3))]
    else:
        step.update(options(kind))
    return step


def make_document(schema, chance):
    steps = schema["definitions"]["steps"]
    document = {"version": 1}
    if chance.random() < 0.7:
        document["pipelines"] = {"one": [make_step(steps, chance, []) for _ in range(chance.randrange(3))]}
    document["pipeline"] = [make_step(steps, chance, list(document.get("pipelines", {})))
                            for _ in range(chance.randrange(4))]
    return document


def places(value):
    """Every map and list in `value`, itself first."""
    if isinstance(value, (dict, list)):
        yield value
        for one in value.values() if isinstance(value, dict) else value:
            yield from places(one)


def spoil(document, chance):
    """Changes one place; the result may be good all the same."""
    place = chance.choice(list(places(document)))
    other = chance.choice([None, True, 3, -1, 2.5, "text", [], {}, [["x"]], {"a": {"b": 1}}])
    if isinstance(place, list):
        if place and chance.random() < 0.5:
            place[chance.randrange(len(place))] = other
        else:
            place.append(other)
    elif place and chance.random() < 0.6:
        key = chance.choice(list(place))
        if chance.random() < 0.3:
            del place[key]
        else:
            place[key] = other
    else:
        place[chance.choice(["pass", "rules", "vars", "labels", "pipeline", "component", "reason", "nonsense"])] = other


def read(binary, document, folder):
    path = folder / "policy.yaml"
    path.write_text(json.dumps(document))
    run = subprocess.run([binary, f"--config={path}", "--print-pipeline", "--diagnostics=json"],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    if run.returncode not in (0, 2):
        sys.exit(f"{json.dumps(document)}\nkfp-opt exits with {run.returncode}: {run.stderr}")
    kinds = {json.loads(line)["kind"] for line in run.stderr.splitlines()}
    if (run.returncode == 0) == bool(kinds):
        sys.exit(f"{json.dumps(document)}\nexit code {run.returncode}, and {kinds}")
    return kinds


def main(root, bin_dir):
    binary = pathlib.Path(bin_dir) / "kfp-opt"
    printed = subprocess.run([binary, "--print-policy-schema"], stdout=subprocess.PIPE, encoding="utf-8",
                             check=True).stdout
    if printed != (pathlib.Path(root) / "docs/policy.schema.json").read_text():
        sys.exit("docs/policy.schema.json is not what `kfp-opt --print-policy-schema` prints")
    schema = json.loads(printed)
    chance = random.Random(4)
    good = 0
    with tempfile.TemporaryDirectory() as folder:
        for i in range(DOCUMENTS):
            document = make_document(schema, chance)
            if not accepts(schema, document, schema):
                sys.exit(f"made from the schema, and not accepted by it: {json.dumps(document)}")
            if i % 3 != 0:
                spoil(document, chance)
            by_schema = accepts(schema, document, schema)
            kinds = read(binary, document, pathlib.Path(folder))
            good += by_schema
            if by_schema and kinds - BEYOND_SCHEMA:
                sys.exit(f"the schema takes this, the reader says {kinds}: {json.dumps(document)}")
            if not by_schema and not kinds:
                sys.exit(f"the reader takes this, the schema does not: {json.dumps(document)}")
    if not DOCUMENTS // 3 <= good < DOCUMENTS:
        sys.exit(f"{good} of {DOCUMENTS} documents are good: too few, or all")


if __name__ == "__main__":
    main(*sys.argv[1:])
