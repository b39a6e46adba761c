# SPDX-License-Identifier: Apache-2.0
"""Compiles conditions of KFP v2 and evaluates what is written, for all small inputs, against Python's own verdict.

    check_v2_conditions.py ROOT KFP_COMPILE

A pipeline is made as a tree of branches and loops, and written twice: with the DSL, where branches are `dsl.If` or a plain `if` by turns, and
with Python's `if` only. What the conditions around a task say in the IR has to be what the second one does. They are evaluated by Google's
CEL library (scripts/peers cel), and where that can't be had, by Python as far as CEL is used here.
"""
import itertools
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile

SEED, PROGRAMS, ROWS = 5, 16, 120

# Of each variable: its values, how it is spelled in the DSL, and its name in the IR.
VARIABLES = {
    "x": ((-1, 0, 1, 2, 3), "x", "x"),
    "y": ((0, 1, 2), "y", "y"),
    "f": ((0.5, 1.0, 2.0), "f", "f"),
    "g": ((0.0, 1.0), "g", "g"),
    "s": (("a", "b", ""), "s", "s"),
    "t": (("a", "é c"), "t", "t"),
    "b": ((True, False), "b", "b"),
    "c": ((True, False), "c", "c"),
    "number": ((0, 1, 2), "made.outputs['number']", "make-number"),
    "text": (("a", "b"), "made.outputs['text']", "make-text"),
    # Of loops: only in these.
    "n": ((0, 1, 2), "n", "ns-loop-item"),
    "w": (("a", "b"), "w", "ws-loop-item"),
    "k": ((0, 1, 2), "k", r"loop-item-param-\d+"),
    "row_text": (("a", "b"), "row.text", r"loop-item-param-\d+-subvar-text"),
    "record_text": (("a", "b"), "record.text", "records-loop-item-subvar-text"),
}
LOOPS = {
    "n": ("ns", "n"), "w": ("ws", "w"), "k": ("[0, 1, 2]", "k"), "row_text": ("[{'text': 'a'}, {'text': 'b'}]", "row"),
    "record_text": ("records", "record"),
}
EVERYWHERE = [name for name in VARIABLES if name not in LOOPS]
TYPES = {int: ("0", "1", "2", "-1"), float: ("0.5", "1.0", "2"), str: ("'a'", "'b'", "''"), bool: ("True", "False")}

CONDITIONS = (
    "x == 1", "(x == 1) and (y == 2)", "x == 1 or y == 2", "not x == 1", "not (x == 1 and y == 2)", "1 < x < 3", "0 <= x <= y < 3",
    "x == 1 and y == 2 or x == 0", "x == 1 and (y == 2 or y == 0)", "not (1 < x) and not (y == 1 or y == 2)", "x in [0, 2]",
    "x not in (0, 2)", "x in [1]", "x == 1 and True", "False or x == 1", "any([x == 1, y == 1])", "all([x == 1, y == 1, x == y])",
    "x != y", "2 > x", "not not x == 1", "s == 'a' and s in ['a', 'b'] or x == 2", "x == 2.0 or f == x", "x < f < 2.5", "b == True and c != b",
    "not b == c", "f in (0.5, 2.0)", "s in {'a', 'b'}", "t == 'é c'", "'a' == s != t", "number == 1 and text != 'b'", "x == number == 1",
    "not (x in [1, 2] or s not in ['a'])", "bool(x == 1) and not bool(y == 1)",
    "b and x == 1", "not b", "not s and f", "x == 1 or s", "b or not number", "(b and c) or x == 2", "x and y", "not (g or text == 'a')",
    "1 and s and x == 1", "any([s, x == 1])", "all([b, c]) or bool(f)", "bool(text) and not bool(g)",
)


class Maker:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.leaves = 0

    def comparison(self, known):
        chance = self.chance
        name = chance.choice(known)
        kind = type(VARIABLES[name][0][0])
        alike = [other for other in known if type(VARIABLES[other][0][0]) is kind or {kind, type(VARIABLES[other][0][0])} == {int, float}]
        operators = ("==", "!=") if kind in (bool, str) else ("==", "!=", "<", "<=", ">", ">=")
        other = chance.choice(alike) if chance.random() < 0.3 else chance.choice(TYPES[kind])
        shape = chance.random()
        if shape < 0.15 and kind is not bool:
            items = ", ".join(chance.sample(TYPES[kind], chance.randint(1, 2)))
            return "%s %s [%s]" % (name, chance.choice(("in", "not in")), items)
        if shape < 0.3 and kind in (int, float):
            third = chance.choice(alike)
            return "%s %s %s %s %s" % (other, chance.choice(operators), name, chance.choice(operators), third)
        sides = (name, other) if shape < 0.8 else (other, name)
        return "%s %s %s" % (sides[0], chance.choice(operators), sides[1])

    def condition(self, known, depth=0):
        chance = self.chance
        shape = chance.random()
        if depth > 2 or shape < 0.4:
            return self.comparison(known)
        if shape < 0.55:
            return "not (%s)" % self.condition(known, depth + 1)
        if shape < 0.65:
            return "%s([%s])" % (chance.choice(("any", "all")), ", ".join([self.condition(known, depth + 1) for _ in range(2)]))
        word = chance.choice((" and ", " or "))
        return "(%s)" % word.join([self.condition(known, depth + 1) for _ in range(chance.randint(2, 3))])

    def block(self, known, depth=0):
        """Statements: ("leaf", number), ("loop", variable, block), ("branches", plain, [(condition or None, block), ...])."""
        chance = self.chance
        result = [self.leaf()] if depth else []
        for _ in range(1 if depth else 3):
            shape = chance.random()
            free = [name for name in LOOPS if name not in known]
            if depth < 3 and shape < 0.3 and free:
                name = chance.choice(free)
                result.append(("loop", name, self.block(known + [name], depth + 1)))
            elif depth < 3:
                branches = [(self.condition(known), self.block(known, depth + 1)) for _ in range(chance.randint(1, 3))]
                if chance.random() < 0.5:
                    branches.append((None, self.block(known, depth + 1)))
                result.append(("branches", chance.random() < 0.5, branches))
        return result or [self.leaf()]

    def leaf(self):
        self.leaves += 1
        return ("leaf", self.leaves)


def fixed():
    """Each of CONDITIONS in a dsl.If, and in a plain `if` with an `else`."""
    number = itertools.count(1)
    block = []
    for condition in CONDITIONS:
        block.append(("branches", False, [(condition, [("leaf", next(number))])]))
        block.append(("branches", True, [(condition, [("leaf", next(number))]), (None, [("leaf", next(number))])]))
    return block


def in_dsl(block, indent=4):
    pad = " " * indent
    for statement in block:
        if statement[0] == "leaf":
            yield "%swork(n=%d)" % (pad, statement[1])
        elif statement[0] == "loop":
            yield "%swith dsl.ParallelFor(%s) as %s:" % ((pad,) + LOOPS[statement[1]])
            yield from in_dsl(statement[2], indent + 4)
        else:
            for at, (condition, body) in enumerate(statement[2]):
                words = ("if", "elif", "else") if statement[1] else ("with dsl.If", "with dsl.Elif", "with dsl.Else()")
                word = words[2 if condition is None else min(at, 1)]
                text = spelled(condition)
                yield pad + word + ("" if text is None else " %s" % text if statement[1] else "(%s)" % text) + ":"
                yield from in_dsl(body, indent + 4)


def spelled(condition):
    return condition and re.sub(r"(?<!['\w])(?:%s)(?!['\w])" % "|".join(VARIABLES), lambda found: VARIABLES[found.group()][1], condition)


def in_python(block, indent=0):
    pad = " " * indent
    for statement in block:
        if statement[0] == "leaf":
            yield "%sran.add(%d)" % (pad, statement[1])
        elif statement[0] == "loop":
            yield from in_python(statement[2], indent)
        else:
            for at, (condition, body) in enumerate(statement[2]):
                yield pad + ("else:" if condition is None else "%s %s:" % ("elif" if at else "if", condition))
                yield from in_python(body, indent + 4)


def names_in(block):
    return {name for name in VARIABLES if re.search(r"(?<!['\w])%s(?!['\w])" % name, "\n".join(in_python(block)))}


HEAD = """from typing import Dict, List

from kfp import dsl


@dsl.component(base_image='i')
def work(n: int):
    pass


@dsl.container_component
def make(number: dsl.OutputPath(int), text: dsl.OutputPath(str)):
    return dsl.ContainerSpec(image='i', args=[number, text])


@dsl.pipeline
def p(x: int, y: int, f: float, g: float, s: str, t: str, b: bool, c: bool, ns: List[int], ws: List[str], records: List[Dict[str, str]]):
    made = make()
"""


def conditions_of(document):
    """The texts around each leaf, by its number."""
    result = {}

    def walk(component, around):
        for task in component.get("dag", {}).get("tasks", {}).values():
            text = task.get("triggerPolicy", {}).get("condition")
            here = around + [text] if text else around
            callee = document["components"][task["componentRef"]["name"]]
            number = task.get("inputs", {}).get("parameters", {}).get("n", {}).get("runtimeValue")
            if "executorLabel" in callee and number is not None:
                result[int(number["constant"])] = here
            walk(callee, here)

    walk(document["root"], [])
    return result


def by_python(jobs):
    """CEL as far as it is used here, by Python."""
    def evaluate(text, values):
        text = re.sub(r"inputs\.parameter_values\[('[^']*')\]", r"inputs[\1]", text)
        text = re.sub(r"\btrue\b", "True", re.sub(r"\bfalse\b", "False", text))
        text = re.sub(r"!(?!=)", " not ", text.replace("&&", " and ").replace("||", " or "))
        return bool(eval(text, {"__builtins__": {}, "int": int, "double": float}, {"inputs": values}))
    return [[evaluate(text, values) for values in rows] for text, rows in jobs]


def by_cel(program, jobs, folder):
    with open(os.path.join(folder, "jobs.json"), "w") as file:
        json.dump(jobs, file)
    peer = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cel_peer.py")
    done = subprocess.run([program, peer, file.name], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def rows_of(names):
    """All values of `names`, or where these are many, some of them."""
    values = [VARIABLES[name][0] for name in names]
    count = math.prod(map(len, values))
    if count <= 1000:
        return itertools.product(*values)
    chance = random.Random(SEED)
    return [[chance.choice(one) for one in values] for _ in range(ROWS)]


def check(block, compiler, evaluate, folder):
    """The number of leaves; what differs."""
    source, output = os.path.join(folder, "conditions.py"), os.path.join(folder, "out.json")
    text = HEAD + "\n".join(in_dsl(block)) + "\n"
    with open(source, "w", encoding="utf-8") as file:
        file.write(text)
    subprocess.run([compiler, "--sdk=v2", "--py", source, "--output", output, "--python", sys.executable], check=True)
    with open(output, encoding="utf-8") as file:
        leaves = conditions_of(json.load(file))
    jobs, expected, told = [], [], []
    for statement in block:
        code = compile("\n".join(in_python([statement])), "conditions", "exec")
        names = sorted(names_in([statement]))
        rows = [dict(zip(names, row)) for row in rows_of(names)]
        runs = []
        for row in rows:
            runs.append(set())
            exec(code, dict(row, ran=runs[-1]))
        for leaf in re.findall(r"ran\.add\((\d+)\)", "\n".join(in_python([statement]))):
            written = leaves.pop(int(leaf))
            inputs = [{name: value for name, value in in_ir(row, written)} for row in rows]
            jobs.append((" && ".join(["(%s)" % one for one in written]) or "true", inputs))
            expected.append([int(leaf) in run for run in runs])
            told.append((leaf, rows))
    assert not leaves, leaves
    found = []
    for (written, _), results, wanted, (leaf, rows) in zip(jobs, evaluate(jobs), expected, told):
        for result, want, row in zip(results, wanted, rows):
            if result is not want:
                found.append("task %s has the condition\n    %s\n    which is %s for %s and not %s" % (leaf, written, result, row, want))
                break
    return len(jobs), [text] + found if found else []


def in_ir(row, written):
    """(name, value) of what stands in the texts."""
    for used in {used for text in written for used in re.findall(r"pipelinechannel--([^']*)'", text)}:
        for name, value in row.items():
            if re.fullmatch(VARIABLES[name][2], used):
                # A number is a double in what the launcher hands over.
                yield "pipelinechannel--" + used, float(value) if type(value) is int else value


def main(root, compiler):
    made = subprocess.run([os.path.join(root, "scripts", "peers"), "cel"], stdout=subprocess.PIPE, encoding="utf-8")
    blocks = [fixed()] + [Maker(SEED + number).block(EVERYWHERE) for number in range(PROGRAMS)]
    count, found = 0, []
    with tempfile.TemporaryDirectory() as folder:
        if made.returncode == 77:
            print("v2 conditions: the CEL library: SKIPPED, it is not to be had here; evaluated by Python instead")
            evaluate = by_python
        else:
            made.check_returncode()
            def evaluate(jobs):
                return by_cel(made.stdout.strip(), jobs, folder)
        for block in blocks:
            leaves, differs = check(block, compiler, evaluate, folder)
            count += leaves
            found += differs
    print(*found, "v2 conditions: %d fixed ones, %d random programs, %d tasks, %s" % (
        len(CONDITIONS), PROGRAMS, count, "failures" if found else "no failure"), sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
