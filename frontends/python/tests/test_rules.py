# SPDX-License-Identifier: Apache-2.0
"""The rules of names against the regular expressions that define them."""
import random
import re
import unittest

from kfir.v1 import rules


def k8s_name(s):
    return re.sub("-+", "-", re.sub("[^-0-9a-z]+", "-", s.lower())).strip("-")


def k8s_name_cap(s):
    return re.sub("-+", "-", re.sub("[^-_0-9A-Za-z]+", "-", s)).strip("-")


def words(s):
    s = re.sub(" +", " ", re.sub(r"[\W_]", " ", s.lower())).strip()
    return "n" + s if re.match(r"\d", s) else s


DEFINITIONS = {
    rules.k8s_name: k8s_name,
    rules.k8s_name_cap: k8s_name_cap,
    rules.words: words,
    rules.python_name: lambda s: words(s).replace(" ", "_"),
    rules.file_name: lambda s: re.sub("[^-_.0-9a-zA-Z]+", "_", s),
    rules.legacy_output: lambda s: re.sub("[^a-zA-Z0-9]", "-", s.lower()),
    rules.is_param_name: lambda s: bool(re.match(r"^[A-Za-z][A-Za-z0-9\s_-]*$", s)),
    rules.is_variable: lambda s: bool(re.match("^[a-zA-Z_][0-9a-zA-Z_]*$", s)),
    rules.is_size: lambda s: bool(re.match("^[0-9]+(E|Ei|P|Pi|T|Ti|G|Gi|M|Mi|K|Ki){0,1}$", s)),
    rules.short_type_name: lambda s: (re.match(r"(typing\.)?(\w+)", s) or [s, s, s])[2],
    rules.placeholders: lambda s: [m.group(0, 1, 2) for m in re.finditer(
        r"{{pipelineparam:op=([\w\s_-]*);name=([\w\s_-]+)}}", s)],
}
SAMPLES = ["", "a", "1 Step_X.y", "__a__b", "--A--", "É tà", "İx", "²x", "x\n", "\n", "12", "٣٤x", "a\x00b", "ns\u00a0x", "1Gi", "1Gi\n", "Gi",
           "1iG", "5E", "typing.List[str]", "typing.", "typing.[", "[x", "{{pipelineparam:op=;name=x}}",
           "a{{pipelineparam:op=o p;name=n-x_y}}b{{pipelineparam:op=;name=}}{{pipelineparam:op={{pipelineparam:op=é;name=ü}}"]


class RulesTest(unittest.TestCase):
    def test_equal_their_definitions(self):
        chance = random.Random(1)
        alphabet = "aZ09-_. \t\n\u00e9\u0130\u0663\u00b2{}=;:iGMiK/\u2003"
        samples = SAMPLES + ["".join(chance.choice(alphabet) for _ in range(chance.randrange(9))) for _ in range(3000)]
        for ours, definition in DEFINITIONS.items():
            for sample in samples:
                self.assertEqual(ours(sample), definition(sample), (ours.__name__, sample))

    def test_unique(self):
        used = {"echo": 1, "echo-2": 1}
        last = {}
        self.assertEqual(rules.unique("new", used, "-", last), "new")
        self.assertEqual(rules.unique("echo", used, "-", last), "echo-3")
        used["echo-3"] = 1
        self.assertEqual(rules.unique("echo", used, "-", last), "echo-4")
        self.assertEqual(rules.unique("echo", used, "_"), "echo_2")

    def test_cpu(self):
        for text, good in (("1", True), ("0.5", True), ("500m", True), ("1e3", True), ("m", False), ("5 m", False), ("x", False)):
            self.assertEqual(rules.is_cpu(text), good, text)


if __name__ == "__main__":
    unittest.main()
