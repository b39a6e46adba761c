# SPDX-License-Identifier: Apache-2.0
"""Injects each kind of setting into one task after the other of many pipelines, and fails unless a structural diff shows
it on just that task: in the IR, in the Argo workflow of KFP v1, in that of KFP v2, and in the documents of KFP v2. What those have no word
for has to be refused by name.

    check_injections.py ROOT BIN_DIR TEST_BIN_DIR

Pipelines: the XGBoost example and the v1 pipelines of test/differential; v2 pipelines that are made here, and programs of test/differential,
into the documents of KFP v2.
"""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import v2_pipelines

# What KFP v2 has no word for: how the refusal says so.
NOT_IN_V2 = [
    ("set-pod-settings{service-account=kfir-probe", "service account"),
    ("set-pod-settings{security-context='{privileged: true}'", "privileged"),
    ("set-pod-settings{requests=example.com/probe=1", "example.com/probe"),
    ("set-pod-settings{pod-security-context='{fsGroup: 1}'", "securityContext"),
    ("set-pod-settings{retry=3 retry-policy=OnError", "choice of failures to retry"),
]
# Where a document may change.
PLACES_IN_V2 = [
    r"/executor/container/env\b.*", r"/platform/podMetadata\b.*", r"/platform/podMetadata\b.*", r"/task/cachingOptions\b.*",
    r"/platform/nodeSelector\b.*", r"/executor/container/resources\b.*", r"/platform/tolerations\b.*", r"/task/retryPolicy\b.*",
    r"/platform/secretAsEnv\b.*", r"/platform/secretAsVolume\b.*", r"/executor/container/image",
]
# Pass and options; the members of a task that it may change in the IR; the paths in an emitted template that it may
# change (v1), and what has to be seen somewhere in the changed part, in both.
INJECTIONS = [
    ("inject-env{vars=KFIR_PROBE=on", {"pod"}, r"(container|script)/env\b.*", "KFIR_PROBE"),
    ("add-labels{labels=kfir-probe=on", {"pod"}, r"metadata(/labels\b.*)?", "kfir-probe"),
    ("add-annotations{annotations=kfir-probe=on", {"pod"}, r"metadata(/annotations\b.*)?", "kfir-probe"),
    ("set-caching{enabled=false", {"caching"}, r"metadata(/(labels|annotations)\b.*)?", "P0D|enable_caching"),
    ("set-pod-settings{node-selector=kfir-probe=on", {"pod"}, r"nodeSelector\b.*", "kfir-probe"),
    ("set-pod-settings{limits=memory=77Mi", {"pod"}, r"(container/resources|podSpecPatch|inputs)\b.*", "77Mi"),
    ("set-pod-settings{tolerations='[{key: kfir-probe, operator: Exists}]'", {"pod"}, r"tolerations\b.*", "kfir-probe"),
    ("set-pod-settings{retry=7", {"retry"}, r"retryStrategy\b.*", "7"),
    ("inject-secrets{env=KFIR_PROBE=probe/key", {"pod"}, r"container/env\b.*", "KFIR_PROBE"),
    ("inject-secrets{volumes=kfir-probe=/probe", {"pod"}, r"(volumes|container/volumeMounts)\b.*", "kfir-probe"),
    ("rewrite-images{registries=docker.io=kfir.probe,gcr.io=kfir.probe,python=kfir.probe", {"pod"}, r"container/image",
     "kfir.probe"),
]
TASKS_OF_A_PIPELINE = 1
V1_PIPELINES = 28
V2_PROGRAMS = 26


class Textproto:
    """A message as a list of (field, value); value is a text or such a list."""

    TOKEN = re.compile(r'\s*(?:([\w.]+)\s*(?=[:{])|([:{}])|("(?:[^"\\]|\\.)*")|([^\s{}:]+))')

    def __init__(self, text):
        self.text, self.at = re.sub(r"(?m)^\s*#.*$", "", text), 0

    def token(self):
        match = self.TOKEN.match(self.text, self.at)
        if match is None:
            return None
        self.at = match.end()
        return next(group for group in match.groups() if group is not None)

    def message(self):
        fields = []
        while True:
            name = self.token()
            if name is None or name == "}":
                return fields
            mark = self.token()
            if mark == "{":
                fields.append((name, self.message()))
                continue
            value = self.token()
            while self.text[self.at:].lstrip().startswith('"'):
                value += self.token()  # adjacent strings
            fields.append((name, value))


def values(message, name):
    return [value for field, value in message if field == name]


def tasks_of(module):
    """(path, task without its body) of each task; component names to components."""
    def walk(path, graph):
        for task in values(graph, "tasks"):
            here = path + (values(task, "name")[0].strip('"'),)
            yield here, [field for field in task if field[0] != "body"]
            for body in values(task, "body"):
                yield from walk(here, body)
    for root in values(module, "root"):
        for graph in values(root, "graph"):
            yield from walk(("",), graph)
    for component in values(module, "components"):
        for graph in values(component, "graph"):
            yield from walk((values(component, "name")[0].strip('"'),), graph)


def rest_of(module):
    """The module without what its tasks are."""
    def strip(message):
        return [(name, strip(value) if isinstance(value, list) else value) for name, value in message if name != "tasks"]
    return strip(module)


class Tools:
    def __init__(self, bin_dir, test_bin_dir):
        self.bin, self.test_bin = pathlib.Path(bin_dir), pathlib.Path(test_bin_dir)

    def run(self, tool, *arguments, data=None):
        done = subprocess.run([str(tool), *map(str, arguments)], input=data, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, encoding="utf-8")
        return done.stdout if done.returncode == 0 else None

    def emit(self, path, target, *options):
        text = self.run(self.bin / "kfp-translate", path, f"--to={target}", *options)
        if text is None or target == "textproto":
            return text
        if target == "pipeline-spec":
            return [self.json(part) for part in text.split("\n---\n")] + [{}][text.count("\n---\n"):]
        return self.json(text)

    def json(self, text):
        return json.loads(self.run(self.test_bin / "yaml-to-json", "/dev/stdin", data=text))


def flat(value, path=""):
    """Every leaf by its path; lists of named things by the names, and texts that are JSON opened."""
    if isinstance(value, str) and value[:1] in "{[":
        try:
            value = json.loads(value)
        except ValueError:
            pass
    if isinstance(value, dict):
        for key, one in value.items():
            yield from flat(one, f"{path}/{key}")
    elif isinstance(value, list):
        for i, one in enumerate(value):
            name = one.get("name", i) if isinstance(one, dict) else i
            yield from flat(one, f"{path}/{name}")
    else:
        yield path, value


def differences(before, after):
    """The paths whose leaf is in one only, or another."""
    before, after = dict(flat(before)), dict(flat(after))
    return {path: (before.get(path), after.get(path)) for path in before.keys() | after.keys()
            if before.get(path, before) != after.get(path, after)}


class Failure(Exception):
    pass


def check_ir(module, after, name, injection, fields):
    before_tasks, after_tasks = dict(tasks_of(module)), dict(tasks_of(after))
    if before_tasks.keys() != after_tasks.keys():
        raise Failure("tasks come or go in the IR")
    changed = {path for path in before_tasks if before_tasks[path] != after_tasks[path]}
    if changed != {path for path in before_tasks if path[-1] == name}:
        raise Failure(f"in the IR {injection} changes {sorted(changed)}")
    for path in changed:
        for field in {field for field, _ in before_tasks[path] + after_tasks[path]} - fields:
            if values(before_tasks[path], field) != values(after_tasks[path], field):
                raise Failure(f"in the IR {injection} changes {field} of {path}")
    if rest_of(module) != rest_of(after):
        raise Failure(f"in the IR {injection} changes more than tasks")


def check_v1(plain, after, name, injection, allowed, seen):
    found = differences({"spec": plain["spec"]}, {"spec": after["spec"]})
    prefix = f"/spec/templates/{name}/"
    for path, (_, now) in found.items():
        own = path.startswith(prefix) and re.fullmatch(allowed, path[len(prefix):])
        # A parameter that only the replaced setting used is passed no more.
        gone = now is None and re.search("/(inputs|arguments)/parameters/", path)
        if not own and not gone:
            raise Failure(f"{injection} changes {path}: {found[path]}")
    if not any(re.search(seen, f"{path} {leaf[1]}") for path, leaf in found.items()):
        raise Failure(f"{injection} is not to be seen in the workflow: {found}")


def check_pipeline(tools, source, target, chance, folder):
    form = ["--from=pipeline-spec"] if source.suffix == ".yaml" else ["--from=kfp-v2"] if target == "pipeline-spec" else []
    text = tools.emit(source, "textproto", *form)
    if text is None:
        return 0
    path = folder / f"{source.stem}.txtpb"
    path.write_text(text, encoding="utf-8")
    plain = tools.emit(path, target)
    if plain is None:
        return 0
    module = Textproto(text).message()
    kinds = {values(one, "name")[0].strip('"'): one for one in values(module, "components")}
    leaves = sorted({task_path[-1] for task_path, task in tasks_of(module) for callee in values(task, "component")
                     if values(kinds[callee.strip('"')], "container")})
    count = 0
    for name in chance.sample(leaves, min(TASKS_OF_A_PIPELINE, len(leaves))):
        for (injection, fields, allowed, seen), place in zip(INJECTIONS, PLACES_IN_V2):
            passes = f"--passes={injection} select='task={name}'}}"
            after = Textproto(tools.emit(path, "textproto", passes)).message()
            if after == module:
                continue  # an image of another registry, a limit that is there
            check_ir(module, after, name, injection, fields)
            emitted = tools.emit(path, target, passes)
            if emitted is None:
                raise Failure(f"{injection} on {name} is refused")
            if target == "argo":
                check_v1(plain, emitted, name, injection, allowed, seen)
            elif target == "pipeline-spec":
                v2_pipelines.check_documents(plain, emitted, name, injection, place, seen + "|cachingOptions", differences, Failure)
            else:
                v2_pipelines.check(plain, emitted, name, injection, seen, differences, Failure)
            count += 1
        if target == "pipeline-spec":
            count += check_refusals(tools, path, name)
    return count


def check_refusals(tools, path, name):
    for injection, word in NOT_IN_V2:
        done = subprocess.run([str(tools.bin / "kfp-translate"), str(path), "--to=pipeline-spec",
                               f"--passes={injection} select='task={name}'}}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        if done.returncode != 1 or done.stdout or word not in done.stderr:
            raise Failure(f"{injection} is not refused by name: {done.returncode} {done.stderr}")
    return len(NOT_IN_V2)


def main(root, bin_dir, test_bin_dir):
    root = pathlib.Path(root)
    tools = Tools(bin_dir, test_bin_dir)
    chance = random.Random(11)
    v1 = chance.sample(sorted((root / "test/differential/kfp1").glob("*.py")), V1_PIPELINES)
    counts = {"argo": [], "argo-v2": [], "pipeline-spec": []}
    with tempfile.TemporaryDirectory() as folder:
        work = [("argo", path) for path in [root / "examples/xgboost_training.py", *v1]]
        work += [("argo-v2", path) for path in v2_pipelines.write(pathlib.Path(folder))]
        work += [("pipeline-spec", path) for path in v2_pipelines.programs(root, chance, V2_PROGRAMS)]
        for target, path in work:
            try:
                counts[target].append(check_pipeline(tools, path, target, chance, pathlib.Path(folder)))
            except Failure as failure:
                sys.exit(f"{path.name}: {failure}")
    for target, found in counts.items():
        good = sum(count > 0 for count in found)
        print(f"{target}: {sum(found)} injections into {good} pipelines")
        if good < 20:
            sys.exit(f"{target}: only {good} of {len(found)} pipelines could be used")


if __name__ == "__main__":
    main(*sys.argv[1:])
