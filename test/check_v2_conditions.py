# SPDX-License-Identifier: Apache-2.0
"""Compiles conditions of KFP v2 and evaluates what is written, for all small inputs, against Python's own verdict.

    check_v2_conditions.py KFP_COMPILE
"""
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile

CONDITIONS = (
    "x == 1", "(x == 1) and (y == 2)", "x == 1 or y == 2", "not x == 1", "not (x == 1 and y == 2)", "1 < x < 3", "0 <= x <= y < 3",
    "x == 1 and y == 2 or x == 0", "x == 1 and (y == 2 or y == 0)", "not (1 < x) and not (y == 1 or y == 2)", "x in [0, 2]",
    "x not in (0, 2)", "x in [1]", "x == 1 and True", "False or x == 1", "any([x == 1, y == 1])", "all([x == 1, y == 1, x == y])",
    "x != y", "2 > x", "not not x == 1", "s == 'a' and s in ['a', 'b'] or x == 2",
)
VALUES = {"x": (0, 1, 2, 3), "y": (0, 1, 2, 3), "s": ("a", "b", "")}


def program():
    lines = ["from kfp import dsl", "", "@dsl.component(base_image='i')", "def work(n: int):", "    pass", "", "@dsl.pipeline",
             "def p(x: int, y: int, s: str):"]
    for number, condition in enumerate(CONDITIONS):
        lines += ["    with dsl.If(%s, name='if-%d'):" % (condition, number), "        work(n=%d)" % number]
    for number, condition in enumerate(CONDITIONS):
        lines += ["    if %s:" % condition, "        work(n=%d)" % number, "    else:", "        work(n=%d)" % number]
    return "\n".join(lines) + "\n"


def evaluate(text, values):
    """CEL as far as it is used here, by Python."""
    text = re.sub(r"inputs\.parameter_values\['pipelinechannel--(\w+)'\]", r"\1", text)
    text = re.sub(r"!(?!=)", " not ", text.replace("&&", " and ").replace("||", " or "))
    return bool(eval(text, {"__builtins__": {}, "int": int}, dict(values)))


def main():
    with tempfile.TemporaryDirectory() as folder:
        path, output = os.path.join(folder, "conditions.py"), os.path.join(folder, "out.json")
        with open(path, "w") as file:
            file.write(program())
        subprocess.run([sys.argv[1], "--sdk=v2", "--py", path, "--output", output, "--python", sys.executable], check=True)
        with open(output) as file:
            document = json.load(file)
    failed = 0
    tasks = dict(document["root"]["dag"]["tasks"])
    for component in document["components"].values():
        tasks.update(component.get("dag", {}).get("tasks", {}))
    written = sorted([(int(name.split("-")[-1]), task["triggerPolicy"]["condition"]) for name, task in tasks.items()
                      if "triggerPolicy" in task])
    assert len(written) == 3 * len(CONDITIONS), len(written)
    rows = [(condition, written[number][1], True) for number, condition in enumerate(CONDITIONS)]
    for number, condition in enumerate(CONDITIONS):
        branches = written[len(CONDITIONS) + 2 * number:][:2]
        rows += [(condition, branches[0][1], True), (condition, branches[1][1], False)]
    for condition, text, expected in rows:
        for values in itertools.product(*VALUES.values()):
            values = dict(zip(VALUES, values))
            meant = bool(eval(condition, {}, dict(values))) is expected
            if evaluate(text, values) is not meant:
                failed += 1
                print("%s\n    is written as %s\n    which differs for %s" % (condition, text, values))
                break
    print("v2 conditions: %d, each in three places, %d failures" % (len(CONDITIONS), failed))
    return 1 if failed else 0


sys.exit(main())
