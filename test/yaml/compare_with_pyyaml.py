# SPDX-License-Identifier: Apache-2.0
"""Holds our YAML writer to PyYAML on random trees.

    compare_with_pyyaml.py WRITE_YAML [COUNT] [SEED]

What any style writes, PyYAML's safe_load reads back as the same values.  The styles kfp1 and kfp2 are,
byte for byte, what PyYAML's Dumper writes when it is called as kfp calls it.  Exits with 77 (skipped) where
there is no PyYAML.
"""
import math
import os
import random
import subprocess
import sys

try:
    import yaml
except ImportError:
    print("skipped: there is no PyYAML")
    sys.exit(77)

MUST_QUOTE = """y Y n N yes Yes YES no No NO on On ON off Off OFF true True TRUE false False FALSE null Null NULL ~
.inf .Inf .INF -.inf -.Inf -.INF +.inf +.Inf +.INF .nan .NaN .NAN 0 00 08 017 0o17 0x1F 0b101 -1 +1 1_000 1. .5 1e3
1.10 -0 123456789012345678901 2024-01-02 2024-01-02T03:04:05Z 12:30 12:30:45 << = - ? : --- ... * &a !x @a %a ` `a `
{{x}} {a} [a] a: yEs tRUE None nan Inf 1:30.5 190:20:30 0_7 0x 1e 1.5e+3 1.5e3 .5e-3 -.5 1_0.0_1 2001-1-1
2001-12-14t21:59:43.10-05:00 | > 'a' "a" a#b a?b ?a :a -a --a -- a,b ,a [ ] { } # & * ! % @ ... ---a ...b""".split()
MUST_QUOTE += ["", "a: b", "a #b", "#a", " a", "a ", "2024-01-02 03:04:05", "2001-12-14 21:59:43.10 -5", "- a", "? a", "a :",
               "a\tb", "\ta", "a\t", "\n", "\n\n", "a\n", "a\n\n", "\na", "a\nb", " a\nb", "a \nb", "a\n b", "a\n\n b\n",
               "true\n", "a\r\nb", "\x00", "\x07\x08\x0b\x0c\x1b\x7f", "\x85", "\xa0", "a\u2028b", "\u2029", "\ufeff", "é", "日本",
               "\U0001F600", "\U0010FFFF", "\uFFFE", "'", "''", '"', "\\", "it's", 'say "x"', "a\\nb", "{{inputs.parameters.a}}"]
WORDS = ["a", "bb", "metadata", "pipelines.kubeflow.org/component_spec", "{{inputs.parameters.x}}", "--flag", "=", ":", ",", '"name":',
         '{"a":', "'", "''", "\\", "#", "é", "x" * 30, "y" * 79, "z" * 81, "-", "?", "日本語", "\t", "0", "true", "http://x/y?z=1"]
GLUE = [" "] * 12 + ["", "", "  ", "   ", "\n", "\n", "\n\n", "\n ", " \n", "\t", "\u2028", "\x85", "\r"]


def make_string(rng):
    kind = rng.random()
    if kind < 0.25:
        return rng.choice(MUST_QUOTE)
    if kind < 0.5:
        return rng.choice(WORDS)
    if kind < 0.6:
        return "".join(rng.choice("ab 0.:-+_e#,[]{}&*!|>'\"%@`?\\\n\té~=<yn") for _ in range(rng.randrange(12)))
    count = rng.choice([2, 3, 5, 10, 40, 120])
    glue = GLUE if rng.random() < 0.5 else GLUE[:12 + rng.randrange(len(GLUE) - 12)]
    return "".join(rng.choice(WORDS) + rng.choice(glue) for _ in range(count)) + rng.choice(["", "\n", "\n\n", " "] + WORDS)


def make_scalar(rng):
    kind = rng.random()
    if kind < 0.75:
        return make_string(rng)
    if kind < 0.85:
        return rng.choice([0, 1, -1, 80, 2**63 - 1, -2**63, 2**70, rng.randrange(10**9)])
    if kind < 0.93:
        return rng.choice([0.0, -0.0, 1.5, 1e20, 1e-7, 1e16, 1.5e300, math.inf, -math.inf, math.nan, rng.random()])
    return rng.choice([True, False, None])


def make_tree(rng, depth):
    kind = rng.random()
    if depth == 0 or kind < 0.3:
        return make_scalar(rng)
    size = rng.choice([0, 1, 2, 3, 5, 12])
    child = (lambda: make_scalar(rng)) if rng.random() < 0.4 else (lambda: make_tree(rng, depth - 1))
    if kind < 0.6:
        return [child() for _ in range(size)]
    return {make_string(rng): child() for _ in range(size)}


def calls(tree, out):
    if isinstance(tree, dict):
        out.append("{")
        for key, value in tree.items():
            out.append("k" + key.encode().hex())
            calls(value, out)
        out.append("}")
    elif isinstance(tree, list):
        out.append("[")
        for item in tree:
            calls(item, out)
        out.append("]")
    elif isinstance(tree, str):
        out.append("s" + tree.encode().hex())
    elif isinstance(tree, bool):
        out.append("t" if tree else "f")
    elif isinstance(tree, int):
        out.append(f"i{tree}")
    elif isinstance(tree, float):
        out.append(f"d{tree!r}")
    else:
        out.append("n")


class Dumper(yaml.Dumper):
    def ignore_aliases(self, data):
        return True


class KfpDumper(Dumper):
    """Asks for the styles that kfp 1.8 asks for."""

    def represent_text(self, text):
        style = None
        if "\n" in text:
            style = "|"
        if text.lower() in ("y", "n", "yes", "no", "true", "false", "on", "off"):
            style = '"'
        return self.represent_scalar("tag:yaml.org,2002:str", text, style)


KfpDumper.add_representer(str, KfpDumper.represent_text)

EXPECTED = {
    "kfp1": lambda tree: yaml.dump(tree, Dumper=KfpDumper, default_flow_style=None, sort_keys=False),
    "kfp2": lambda tree: yaml.dump(tree, Dumper=Dumper, default_flow_style=False, sort_keys=False),
}


def write(program, style, trees):
    lines = []
    for tree in trees:
        calls(tree, lines)
        lines.append(".")
    out = subprocess.run([program, style], input="\n".join(lines).encode() + b"\n", capture_output=True, check=True).stdout
    at = 0
    for _ in trees:
        end = out.index(b"\n", at)
        size = int(out[at:end])
        yield out[end + 1:end + 1 + size]
        at = end + 1 + size


def same(a, b):
    """Equality that knows types, the order of keys, NaN and the sign of zero."""
    if type(a) is not type(b):
        return False
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    return repr(a) == repr(b)


def main(program, count=700, seed=1):
    rng = random.Random(seed)
    trees = list(MUST_QUOTE) + [{text: text} for text in MUST_QUOTE] + [[text, text] for text in MUST_QUOTE]
    trees += [{"k": [{text: 1}], "m": {"x": [text]}} for text in MUST_QUOTE]
    trees += [{"x" * n: 1, "é" * n: [1]} for n in (120, 121, 122, 123, 124, 127, 128, 129, 1100)]
    trees += [make_tree(rng, rng.randrange(6)) for _ in range(count)]
    failures = 0
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for style in ("kfir", "kfp1", "kfp2"):
        for tree, text in zip(trees, write(program, style, trees)):
            problem = None
            try:
                if not same(yaml.load(text, loader), tree):
                    problem = "is read back as another value"
            except yaml.YAMLError as error:
                problem = f"cannot be read back: {error}"
            # The C loader and the Python one are two readers; the second is slow.
            if problem is None and len(text) < 300 and not same(yaml.safe_load(text), tree):
                problem = "is read back by Python's loader as another value"
            if style in EXPECTED and (expected := EXPECTED[style](tree).encode()) != text:
                at = len(os.path.commonprefix([text, expected]))
                before = max(at - 100, 0)
                problem = f"is {expected[before:at + 20]!r} in PyYAML, not {text[before:at + 20]!r}"
            if problem is not None:
                failures += 1
                if failures <= 5:
                    print(f"{style}: {str(tree)[:300]}, written as {text[:300]!r}, {problem}\n")
    print(f"{len(trees)} trees, {failures} failures")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
