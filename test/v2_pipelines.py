# SPDX-License-Identifier: Apache-2.0
"""KFP v2 pipelines, made by rules, and what may change in the workflow of one when a task is given a setting."""
import json
import pathlib
import random
import re

COUNT = 20


class Maker:
    """A pipeline document from a seed: containers that tasks share, groups in groups, loops, conditions, exit tasks."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.components, self.executors = {}, {}
        self.serial = 0
        for name in ("load", "train", "report")[:1 + seed % 3]:
            self.executors[f"exec-{name}"] = {"container": {
                "image": self.chance.choice(["python:3.9", "gcr.io/ml/step:1"]), "command": ["run", name],
                "env": [{"name": "MODE", "value": "fast"}]}}
            self.components[f"comp-{name}"] = {
                "executorLabel": f"exec-{name}",
                "inputDefinitions": {"parameters": {"n": {"parameterType": "NUMBER_INTEGER", "isOptional": True}}},
                "outputDefinitions": {"parameters": {"out": {"parameterType": "LIST"}}}}
        self.leaves = list(self.components)
        self.document = {
            "components": self.components, "deploymentSpec": {"executors": self.executors},
            "pipelineInfo": {"name": f"made-{seed}"}, "schemaVersion": "2.1.0",
            "root": {"dag": {"tasks": self.tasks(0)}}}
        if self.chance.random() < 0.4:
            self.exit_task()

    def task(self, component, name):
        return {"componentRef": {"name": component}, "taskInfo": {"name": name},
                "cachingOptions": {"enableCache": True}}

    def tasks(self, depth):
        tasks = {}
        for _ in range(self.chance.randrange(1, 4)):
            self.serial += 1
            if depth < 3 and self.chance.random() < 0.35:
                name = f"group-{self.serial}"
                self.components[f"comp-{name}"] = {"dag": {"tasks": self.tasks(depth + 1)}}
                task = self.task(f"comp-{name}", name)
                del task["cachingOptions"]
                if self.chance.random() < 0.4:
                    self.components[f"comp-{name}"]["inputDefinitions"] = {
                        "parameters": {"item": {"parameterType": "NUMBER_INTEGER"}}}
                    task["parameterIterator"] = {"itemInput": "item", "items": {"raw": "[1, 2]"}}
            else:
                name = f"step-{self.serial}"
                task = self.task(self.chance.choice(self.leaves), name)
                if self.chance.random() < 0.5:
                    task["inputs"] = {"parameters": {"n": {"runtimeValue": {"constant": self.serial}}}}
            if tasks and self.chance.random() < 0.5:
                task["dependentTasks"] = [self.chance.choice(list(tasks))]
            tasks[name] = task
        return tasks

    def exit_task(self):
        inner = self.document["root"]["dag"]["tasks"]
        self.components["comp-exit-handler-1"] = {"dag": {"tasks": inner}}
        last = self.task(self.leaves[0], "last")
        last.update(dependentTasks=["exit-handler-1"], triggerPolicy={"strategy": "ALL_UPSTREAM_TASKS_COMPLETED"})
        handler = self.task("comp-exit-handler-1", "exit-handler-1")
        del handler["cachingOptions"]
        self.document["root"]["dag"]["tasks"] = {"exit-handler-1": handler, "last": last}


def write(folder):
    """Paths of the documents."""
    for seed in range(COUNT):
        path = folder / f"made-{seed}.yaml"
        path.write_text(json.dumps(Maker(seed).document, indent=1), encoding="utf-8")
        yield path


def programs(root, chance, count):
    """Paths of programs of KFP v2 that compile by default to what they say."""
    found = []
    for path in sorted((pathlib.Path(root) / "test/differential/kfp2").glob("*.py")):
        text = path.read_text(encoding="utf-8")
        if not re.search(r"^# (options|suffix|warns|quirk)\b", text, re.MULTILINE) and "component_alone" not in path.name:
            found.append(path)
    return chance.sample(found, count)


def tasks_of(documents):
    """What each task runs, by its path, with its component, its executor and its Kubernetes settings in their places."""
    pipeline, platform = documents
    labels = platform.get("platforms", {}).get("kubernetes", {}).get("deploymentSpec", {}).get("executors", {})
    found = {}

    def walk(component, path):
        for name, task in component.get("dag", {}).get("tasks", {}).items():
            callee = dict(pipeline["components"][task["componentRef"]["name"]])
            here = path + "/" + name
            label = callee.pop("executorLabel", None)
            dag = callee.pop("dag", None)
            found[here] = {"task": {key: value for key, value in task.items() if key != "componentRef"}, "component": callee}
            if dag is not None:
                found[here]["outputs"] = dag.get("outputs")
                walk({"dag": dag}, here)
            if label is not None:
                found[here]["executor"] = pipeline["deploymentSpec"]["executors"][label]
                found[here]["platform"] = settings = dict(labels.get(label) or {})
                # Which of them are required and which preferred, the module knows; in which order they stood has no meaning.
                if "nodeAffinity" in settings:
                    settings["nodeAffinity"] = sorted(settings["nodeAffinity"], key=json.dumps)

    walk(pipeline["root"], "")
    return found


def rest_of(documents):
    """What belongs to no task."""
    pipeline, platform = documents
    root = dict(pipeline["root"], dag={"outputs": pipeline["root"]["dag"].get("outputs")})
    config = platform.get("platforms", {}).get("kubernetes", {}).get("pipelineConfig")
    return {key: value for key, value in pipeline.items() if key not in ("components", "deploymentSpec", "root")}, root, config


def check_documents(plain, after, name, injection, allowed, seen, differences, failure):
    """As check(), of documents: exactly the tasks that are called `name` change, where `allowed` fits the path."""
    if rest_of(plain) != rest_of(after):
        raise failure(f"{injection} changes more than tasks")
    before, now = tasks_of(plain), tasks_of(after)
    if before.keys() != now.keys():
        raise failure(f"{injection}: tasks come or go in the documents")
    for path in before:
        found = differences(before[path], now[path])
        if path.rpartition("/")[2] != name:
            if found:
                raise failure(f"{injection} on {name} changes {path}: {found}")
            continue
        if injection.startswith("set-caching{enabled=false") and before[path]["task"].get("cachingOptions") == {}:
            if found:
                raise failure(f"{injection} changes {path}, where it is off: {found}")
            continue
        for place in found:
            if not re.fullmatch(allowed, place):
                raise failure(f"{injection} changes {place} of {path}: {found[place]}")
        if not any(re.search(seen, f"{place} {leaf[1]}") for place, leaf in found.items()):
            raise failure(f"{injection} is not to be seen in {path}: {found}")


def resolved(workflow):
    """The templates, with what they refer to in the workflow's arguments in its place."""
    spec = workflow["spec"]
    stored = {one["name"]: one["value"] for one in spec["arguments"]["parameters"]}

    def put(value):
        if isinstance(value, str):
            reference = re.fullmatch(r"\{\{workflow\.parameters\.(.+)\}\}", value)
            return put(json.loads(stored[reference[1]])) if reference else value
        if isinstance(value, dict):
            return {key: put(one) for key, one in value.items()}
        return [put(one) for one in value] if isinstance(value, list) else value
    return {"templates": put(spec["templates"])}


def check(plain, after, name, injection, seen, differences, failure):
    """Fails unless what changes belongs to the task `name`, and the setting is to be seen there."""
    found = differences(resolved(plain), resolved(after))
    own = re.compile(rf"/{re.escape(name)}(-driver|-metadata)?(/|$)|exit-hook-\w+-{re.escape(name)}(/|$)")
    names = [{one["name"] for one in workflow["spec"]["templates"]} for workflow in (plain, after)]
    # A pod with labels of its own runs by a template of the system's for so many labels.
    system = {name for name in names[0] ^ names[1] if "system-container" in name}
    for path in found:
        # Components of one executor's text are stored once, with the label of the first.
        if path.endswith("/component/value/executorLabel"):
            continue
        if not own.search(path) and path.split("/")[2] not in system:
            raise failure(f"{injection} on {name} changes {path}: {found[path]}")
    seen = f"{seen}|enableCache|cachingOptions"
    if not any(re.search(seen, f"{path} {leaf[1]}") for path, leaf in found.items()):
        raise failure(f"{injection} on {name} is not to be seen in the workflow: {found}")
