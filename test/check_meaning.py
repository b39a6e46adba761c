# SPDX-License-Identifier: Apache-2.0
"""Fails unless the passes that must not change what a pipeline does leave the emitted workflow with the same steps and
the same data flow, whatever things are called then.

    check_meaning.py ROOT BIN_DIR TEST_BIN_DIR

The workflow is unfolded from its entrypoint into steps. A step is what it runs, with every input traced to the constant
or to the output of a step that it comes from; the conditions and loops around it; and all steps that end before it
starts. That is independent of the tools' own idea of data flow: it reads the workflow only.
"""
import functools
import hashlib
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

PASSES = ["dedup-components", "simplify-conditions", "reduce-dependencies", "outline-graphs",
          "outline-graphs,dedup-components,simplify-conditions,reduce-dependencies"]
V1_PIPELINES = 30
QUIRKS = re.compile(r'^attributes \{\n  name: "kfp1.quirks"\n  value \{\n    bool_value: true\n  \}\n\}\n', re.M)
REFERENCE = re.compile(r"\{\{(.*?)\}\}")
# Operands of conditions are quoted texts and words; between them stand operators.
OPERANDS = re.compile(r'"([^"]*)"|\'([^\']*)\'|([\w.@+-]+)')


def digest(value):
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


@functools.total_ordering
class Operand:
    """Compares as Argo does: as numbers where both are, else as texts."""

    def __init__(self, text):
        self.text = text

    def pair(self, other):
        try:
            return float(self.text), float(other.text)
        except ValueError:
            return self.text, other.text

    def __eq__(self, other):
        return (lambda a, b: a == b)(*self.pair(other))

    def __lt__(self, other):
        return (lambda a, b: a < b)(*self.pair(other))

    def __bool__(self):
        return self.text == "true"


class Recursive(Exception):
    """Templates that call themselves have no finite unfolding."""


class Workflow:
    def __init__(self, spec, constants):
        self.constants = sorted(constants) + ["other", "7.5"]
        self.templates = {one["name"]: one for one in spec["templates"]}
        self.steps = []
        given = {f"parameters.{one['name']}": "{{workflow.parameters.%s}}" % one["name"]
                 for one in spec.get("arguments", {}).get("parameters", [])}
        self.run(spec["entrypoint"], given, (), frozenset(), ())
        if "onExit" in spec:
            self.run(spec["onExit"], given, ("exit",), frozenset(), ())
        self.steps.sort()

    def run(self, name, env, around, before, stack):
        """Unfolds a call; (outputs by name, all that has ended when it has)."""
        if name in stack:
            raise Recursive
        template = self.templates[name]
        if "dag" in template:
            return self.run_dag(template, env, around, before, stack + (name,))
        body = {key: value for key, value in template.items() if key not in ("name", "metadata", "outputs")}
        step = digest([self.put(body, env, {}), around, sorted(before)])
        self.steps.append(step)
        outputs = {}
        for kind in ("parameters", "artifacts"):
            for one in template.get("outputs", {}).get(kind, []):
                what = one.get("path") or json.dumps(one.get("valueFrom", one.get("from")), sort_keys=True)
                outputs[one["name"]] = f"<{step}:{what}>"
        return outputs, before | {step}

    def run_dag(self, template, env, around, before, stack):
        tasks = {one["name"]: one for one in template["dag"]["tasks"]}
        done = {}

        def finish(name):
            if name in done:
                return done[name]
            task = tasks[name]
            ended = before
            for other in task.get("dependencies", []):
                ended = ended | finish(other)[1]
            outputs = {other: finish(other)[0] for other in task.get("dependencies", [])}
            inside = around
            loop = {key: task[key] for key in ("withItems", "withParam", "withSequence") if key in task}
            item = env.get("item")
            if loop:
                item = f"<item {digest(self.put(loop, env, outputs))}>"
                inside = inside + (item,)
            scope = dict(env, item=item)
            if "when" in task:
                inside = inside + (self.condition(task["when"], scope, outputs),)
            inputs = self.arguments(task, scope, outputs)
            done[name] = self.run(task["template"], dict(inputs, item=item), inside, ended, stack)
            for hook, call in task.get("hooks", {}).items():
                self.run(call["template"], self.arguments(call, scope, outputs), inside + (hook,), done[name][1], stack)
            return done[name]
        for name in tasks:
            finish(name)
        ended = frozenset().union(*(end for _, end in done.values()))
        results = {name: outputs for name, (outputs, _) in done.items()}
        outputs = {}
        for one in template.get("outputs", {}).get("parameters", []):
            outputs[one["name"]] = self.put("{{%s}}" % re.sub(r"^\{\{|\}\}$", "", one["valueFrom"]["parameter"]), env,
                                            results)
        for one in template.get("outputs", {}).get("artifacts", []):
            outputs[one["name"]] = self.put("{{%s}}" % re.sub(r"^\{\{|\}\}$", "", one["from"]), env, results)
        return outputs, ended

    def arguments(self, call, scope, outputs):
        """What a call gives to the inputs."""
        inputs = {}
        for kind in ("parameters", "artifacts"):
            for one in call.get("arguments", {}).get(kind, []):
                value = one.get("value", one.get("from", json.dumps(one.get("raw", ""))))
                inputs[f"{kind}.{one['name']}"] = self.put(value, scope, outputs)
        return inputs

    @staticmethod
    def resolve(reference, env, outputs):
        words = reference.split(".")
        if words[0] == "inputs" and words[1] in ("parameters", "artifacts") and words[-1] not in ("path",):
            return env.get(".".join(words[1:]), "{{%s}}" % reference)
        if words[0] == "tasks" and words[2] == "outputs":
            return outputs.get(words[1], {}).get(".".join(words[4:]), f"<missing {reference}>")
        if words[0] == "item":
            return f"{env.get('item')}{'.'.join([''] + words[1:])}"
        return "{{%s}}" % reference

    def put(self, value, env, outputs):
        if isinstance(value, str):
            return REFERENCE.sub(lambda match: str(self.resolve(match[1].strip(), env, outputs)), value)
        if isinstance(value, dict):
            # What an input is called does not matter, where it goes does.
            value = {key: one for key, one in value.items() if key != "parameters"}
            return {key: self.put(one, env, outputs) for key, one in value.items()}
        if isinstance(value, list):
            return [self.put({k: v for k, v in one.items() if k != "name"} if isinstance(one, dict) and "path" in one
                             else one, env, outputs) for one in value]
        return value

    def condition(self, text, env, outputs):
        """What a condition says: its truth for many values of what it refers to."""
        references = {}

        def name(match):
            value = str(self.resolve(match[1].strip(), env, outputs))
            return references.setdefault(value, f"@{len(references)}@")
        text = REFERENCE.sub(name, text)
        truths = []
        for k in range(64):
            chosen = {mark: self.constants[int(digest([value, k]), 16) % len(self.constants)]
                      for value, mark in references.items()}

            def operand(match):
                word = next(group for group in match.groups() if group is not None)
                return f"Operand({chosen.get(word, word)!r})"  # pylint: disable=cell-var-from-loop
            python = OPERANDS.sub(operand, text).replace("&&", " and ").replace("||", " or ")
            python = re.sub(r"!(?!=)", " not ", python)
            try:
                truths.append(bool(eval(python, {"__builtins__": {}, "Operand": Operand})))  # pylint: disable=eval-used
            except SyntaxError:  # as kfp writes a text with a quote in it
                return digest([text, sorted(references)])
        if not any(truths) or all(truths):
            return f"<always {truths[0]}>"
        return digest(truths)


def constants_of(spec):
    """What conditions compare with."""
    return {word for template in spec["templates"] for task in template.get("dag", {}).get("tasks", [])
            for groups in OPERANDS.findall(REFERENCE.sub("@", task.get("when", ""))) for word in groups
            if word and word[0] != "@"}


def translate(bins, path, *options):
    done = subprocess.run([bins[0], str(path), *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          encoding="utf-8")
    return done.stdout if done.returncode == 0 else None


def emit(bins, path, *options):
    text = translate(bins, path, "--to=argo", *options)
    if text is None:
        return None
    return json.loads(subprocess.run([bins[1], "/dev/stdin"], input=text, stdout=subprocess.PIPE, encoding="utf-8",
                                     check=True).stdout)["spec"]


def check(root, bin_dir, test_bin_dir, folder):
    bins = str(pathlib.Path(bin_dir) / "kfp-translate"), str(pathlib.Path(test_bin_dir) / "yaml-to-json")
    v1 = random.Random(3).sample(sorted((root / "test/differential/kfp1").glob("*.py")), V1_PIPELINES)
    paths = [*v1, *sorted((root / "test/meaning").glob("*.txtpb")),
             *sorted((root / "test/backends/argo").glob("*.txtpb")), root / "examples/xgboost_training.py"]
    compared, changed, refused = 0, dict.fromkeys(PASSES, 0), []
    for source in paths:
        module = translate(bins, source, "--to=textproto")
        # What kfp gets wrong about groups is not the meaning.
        module = QUIRKS.sub("", module or "")
        path = folder / f"{source.stem}.txtpb"
        path.write_text(module, encoding="utf-8")
        plain = emit(bins, path) if module else None
        if plain is None:
            continue
        for passes in PASSES:
            after = emit(bins, path, f"--passes={passes}")
            if after is None and "  parallelism: " in module and "outline-graphs" in passes:
                continue  # a component of its own has no place for the limit of one loop
            if after is None:
                refused.append(f"{path.name} after {passes}")
                continue
            constants = constants_of(plain) | constants_of(after)
            try:
                same = Workflow(plain, constants).steps == Workflow(after, constants).steps
            except Recursive:
                continue
            compared += 1
            if source.parent.name == "meaning":
                changed[passes] += translate(bins, path, "--to=textproto", f"--passes={passes}") != module
            if not same:
                sys.exit(f"{path.name}: {passes} changes the steps or their data flow")
    print(f"{compared} workflows compared; changed were {changed}; refused were {refused}")
    if compared < 100 or not all(changed.values()) or refused:
        sys.exit("too few workflows, a pass that changed none, or a pipeline that is refused after a pass")


def main(root, bin_dir, test_bin_dir):
    with tempfile.TemporaryDirectory() as folder:
        check(pathlib.Path(root), bin_dir, test_bin_dir, pathlib.Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
