# SPDX-License-Identifier: Apache-2.0
"""Writes kfir/k8s_models.txt: the facts about the classes of `kubernetes.client.models` that our stand-ins need.

    python3 -m venv V && V/bin/pip install kubernetes==25.3.0 && V/bin/python make_k8s_table.py > ../kfir/k8s_models.txt

One line a class, sorted: its name, then its attributes in the order of the constructor, apart by a blank each:

    ATTRIBUTE[>JSON KEY]:TYPE[!]      `>` where the key is not the attribute in camel case, `!` where None is refused
"""
import inspect
import sys

import kubernetes
from kubernetes.client import models


def camel(attribute):
    head, *rest = attribute.split("_")
    return head + "".join(word[:1].upper() + word[1:] for word in rest)


def refuses_none(model, attribute):
    instance = model.__new__(model)
    instance.local_vars_configuration = type("", (), {"client_side_validation": True})
    try:
        setattr(instance, attribute, None)
    except ValueError:
        return True
    return False


def line(name, model):
    words = [name]
    arguments = list(inspect.signature(model.__init__).parameters)[1:-1]
    if arguments != list(model.openapi_types):
        sys.exit(f"{name}: the constructor's order is not the attributes' order")
    for attribute, kind in model.openapi_types.items():
        key = model.attribute_map[attribute]
        word = attribute + (f">{key}" if key != camel(attribute) else "")
        word += ":" + kind.replace(" ", "")
        words.append(word + ("!" if refuses_none(model, attribute) else ""))
    return " ".join(words)


def main():
    print(f"# kubernetes {kubernetes.__version__}; made by tools/make_k8s_table.py")
    for name in sorted(dir(models)):
        model = getattr(models, name)
        if inspect.isclass(model) and hasattr(model, "openapi_types"):
            print(line(name, model))


main()
