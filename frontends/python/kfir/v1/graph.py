# SPDX-License-Identifier: Apache-2.0
"""Components that are implemented by a graph of other components: calling one makes the ops of its tasks, with no group around them."""
from kfir import text
from kfir.v1 import component as components


class GraphTask:
    """What calling such a component gives: `outputs` and nothing else."""

    def __init__(self, outputs):
        self.outputs = outputs


def expand(component, arguments):
    """Makes the ops. A default of an input is taken as it is written."""
    defaults = {port["name"]: port["default"] for port in component.spec.get("inputs", ()) if port.get("default") is not None}
    arguments = dict(defaults, **arguments)
    graph = component.spec["implementation"]["graph"]
    name = component.spec.get("name") or components.DEFAULT_NAME
    if component.inner is None:
        component.inner = {id_: _inner(task["componentRef"]) for id_, task in graph["tasks"].items()}
    outputs = {}
    for id_ in _order(graph["tasks"]):
        task = graph["tasks"][id_]
        if task.get("arguments") is None:
            raise TypeError("the task `%s` of the component `%s` has no `arguments`" % (id_, name))
        inner = component.inner[id_]
        known = [port["name"] for port in inner.spec.get("inputs", ())]
        given = {}
        for input_, value in task["arguments"].items():
            if input_ not in known:
                raise KeyError("the task `%s` of the component `%s` gives a value to `%s`, which its component has not as an input" % (
                    id_, name, input_))
            given[input_] = _value(value, arguments, outputs, name)
        outputs[id_] = components.instantiate(inner, given).outputs
    if graph.get("outputValues") is None:
        raise TypeError("the graph of the component `%s` has no `outputValues`" % name)
    return GraphTask({output: _value(value, arguments, outputs, name) for output, value in graph["outputValues"].items()})


def _value(value, arguments, outputs, name):
    if not isinstance(value, dict):
        return value
    (kind, reference), = value.items()
    if kind == "graphInput":
        if reference["inputName"] not in arguments:
            raise KeyError("the input `%s` of the component `%s` has no value, and a task of its graph reads it" % (
                reference["inputName"], name))
        return arguments[reference["inputName"]]
    found = outputs[reference["taskId"]]
    if reference["outputName"] not in found:
        raise KeyError("the task `%s` of the component `%s` has no output `%s`" % (reference["taskId"], name, reference["outputName"]))
    return found[reference["outputName"]]


def _order(tasks):
    """A task comes when all that it reads is there; those that wait for it come right after it."""
    followers = {id_: [] for id_ in tasks}
    waiting = {}
    for id_, task in tasks.items():
        read = {value["taskOutput"]["taskId"] for value in (task.get("arguments") or {}).values()
                if isinstance(value, dict) and "taskOutput" in value}
        waiting[id_] = len(read)
        for producer in read:
            followers[producer].append(id_)
    result = []
    ready = [id_ for id_ in reversed(list(tasks)) if not waiting[id_]]
    while ready:
        id_ = ready.pop()
        result.append(id_)
        for follower in followers[id_]:
            waiting[follower] -= 1
        ready += [follower for follower in reversed(followers[id_]) if not waiting[follower]]
    return result


def _inner(reference):
    ref = {key: reference[key] for key in ("name", "digest", "tag", "url") if reference.get(key) is not None}
    spec = reference.get("spec")
    if spec is None:
        loaded = _load(ref).kfir_component
        return components.Component(loaded.text, loaded.spec, loaded.json, ref, loaded.object)
    return components.Component(None, spec, text.dumps(spec), ref, components.ComponentSpec.kfir_lazy(spec))


def _load(ref):
    from kfir.v1.store import ComponentStore
    if "url" in ref:
        return components.load_component_from_url(ref["url"])
    if "name" in ref:
        return ComponentStore.default_store.load_component(ref["name"], ref.get("digest"), ref.get("tag"))
    raise ValueError("a component of a graph has neither a `spec` nor a `url` nor a `name`: %s" % ref)
