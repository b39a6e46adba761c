# SPDX-License-Identifier: Apache-2.0
"""kfp.kubernetes: where a pod may run."""
from kfir.v2 import constants, platform
from kfir.v2.channel import PipelineChannel

_OPERATORS = ("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt")
_AFFINITY = ("requiredDuringSchedulingIgnoredDuringExecution", "preferredDuringSchedulingIgnoredDuringExecution")
_AFFINITY_IN_PYTHON = ("required_during_scheduling_ignored_during_execution", "preferred_during_scheduling_ignored_during_execution")


def add_node_selector(task, label_key, label_value):
    label_key = platform.name("label_key", label_key)
    label_value = constants.text(label_value, lambda: "`label_value`")
    platform.settings_of(task).setdefault("nodeSelector", {}).setdefault("labels", {})[label_key] = label_value
    return task


def add_node_selector_json(task, node_selector_json):
    reference = platform.parameter(task, "a node selector", node_selector_json)
    platform.settings_of(task).setdefault("nodeSelector", {})["nodeSelectorJson"] = reference
    return task


def _requirement(selector):
    key, operator = selector.get("key"), selector.get("operator")
    if not key:
        raise ValueError("a requirement of a node has a `key`")
    if operator not in _OPERATORS:
        raise ValueError("the operator of a requirement is one of %s, not `%s`" % (", ".join(_OPERATORS), operator))
    values = selector.get("values")
    values = [platform.text("a value of a requirement", value) for value in (() if values is None else values)]
    return platform.filled(key=platform.text("the key of a requirement", key), operator=operator, values=values)


def add_node_affinity(task, match_expressions=None, match_fields=None, weight=None):
    term = platform.filled(matchExpressions=[_requirement(selector) for selector in match_expressions or ()],
                           matchFields=[_requirement(selector) for selector in match_fields or ()])
    if weight is not None:
        if not isinstance(weight, int):
            raise TypeError("a weight is a whole number, not an object of type `%s`" % type(weight).__name__)
        if not 1 <= weight <= 100:
            raise ValueError("a weight is between 1 and 100, and not %d" % weight)
        term["weight"] = int(weight)
    platform.settings_of(task).setdefault("nodeAffinity", []).append(term)
    return task


def add_node_affinity_json(task, node_affinity_json):
    if isinstance(node_affinity_json, dict):
        for key in node_affinity_json:
            if key not in _AFFINITY and key not in _AFFINITY_IN_PYTHON:
                raise ValueError("a node affinity has %s, not `%s`" % (" and ".join(_AFFINITY), key))
    reference = platform.parameter(task, "a node affinity", node_affinity_json)
    settings = platform.settings_of(task)
    settings["nodeAffinity"] = [term for term in settings.get("nodeAffinity", ()) if "nodeAffinityJson" not in term]
    settings["nodeAffinity"].append({"nodeAffinityJson": reference})
    return task


def add_toleration(task, key=None, operator=None, value=None, effect=None, toleration_seconds=None):
    entry = platform.filled(key=platform.text("key", key), operator=platform.text("operator", operator),
                            value=platform.text("value", value), effect=platform.text("effect", effect))
    if toleration_seconds is not None:
        entry["tolerationSeconds"] = str(platform.whole_number("toleration_seconds", toleration_seconds))
    platform.settings_of(task).setdefault("tolerations", []).append(entry)
    return task


def add_toleration_json(task, toleration_json):
    if isinstance(toleration_json, PipelineChannel):
        entry = {"tolerationJson": platform.parameter(task, "a toleration", toleration_json)}
        platform.settings_of(task).setdefault("tolerations", []).append(entry)
        return task
    if isinstance(toleration_json, dict):
        toleration_json = [toleration_json]
    if not isinstance(toleration_json, list):
        raise ValueError("a toleration is a dict, a list of dicts or a parameter of the pipeline, not an object of type `%s`" % (
            type(toleration_json).__name__))
    for toleration in toleration_json:
        add_toleration(task, toleration.get("key"), toleration.get("operator"), toleration.get("value"), toleration.get("effect"),
                       toleration.get("toleration_seconds"))
    return task
