# SPDX-License-Identifier: Apache-2.0
"""The raw material of generated pipelines: names, texts, types and constants."""
import random
import re

NAMES = ['a', 'Step A', 'step_a', 'STEP-A', '1 step', '2_steps', 'a.b', 'train', 'Train model', 'x' * 40, 'Étape', 'load data!', '--x--', 'n1-step',
         'Prep: (raw)', 'task']
GROUP_NAMES = ['condition-a', 'for-loop-b']  # like groups; a step and a group of one name are a difference by design
PORTS = ['x', 'X', 'my input', 'data_path', 'Lr', 'n-rows', 'tags', 'Model In', 'a_1', 'long name of a port', 'b2', 'Out_Put']
IMAGES = ['alpine', 'gcr.io/p/i:1', 'python:3.9', 'localhost:5000/x/y@sha256:' + 'a' * 64]
TEXTS = ['', 'a', 'a b', "it's", '"q"', 'yes', 'No', 'null', '1', '-1.5', '0x1f', '1e3', 'true', '~', '2020-01-01', 'ünï — ✓', '😀', 'line\nline', 'end\n',
         ' lead', 'trail ', 'a: b', '# no', '- a', '{a}', '[1, 2]', '%d', 'tab\there', 'word ' * 30, '{"k": [1, {"z": null}]}', '*', '&a', '--flag', '=',
         '{{workflow.uid}}', '{{pod.name}}', '{{$}}', '{{ x }}', '{{', 'a\\nb', '$(VAR)', '\x7f', '1_000', '12:30', 'on', 'Y', '@x', '`']
TYPES = [None, None, None, 'String', 'Integer', 'Float', 'Bool', 'Boolean', 'JsonArray', 'JsonObject', 'List', 'Dict', 'URI', 'CSV',
         {'GCSPath': {'data_type': 'CSV'}}]
# annotation -> the type it stands for, and constants that can be its default
ANNOTATIONS = [
    ('', None), ('', None), ('', None), ('str', 'String'), ('int', 'Integer'), ('float', 'Float'), ('bool', 'Boolean'), ('list', 'JsonArray'),
    ('dict', 'JsonObject'), ("'URI'", 'URI'), ("'Integer'", 'Integer'), ("'String'", 'String'), ("{'GCSPath': {'data_type': 'CSV'}}", {'GCSPath': {'data_type': 'CSV'}}),
]
OPERATORS = ['==', '!=', '<', '<=', '>', '>=']


class Chance(random.Random):
    """A source of decisions."""

    def maybe(self, probability):
        return self.random() < probability

    def some(self, values, most):
        """Up to `most` different members, in their order."""
        count = self.randint(0, min(most, len(values)))
        return [values[i] for i in sorted(self.sample(range(len(values)), count))]

    def text(self):
        return self.choice(TEXTS)

    def constant(self, kind=None, depth=0):
        """A constant that an argument of this type may be."""
        if kind is None:
            kind = self.choice(['String', 'String', 'Integer', 'Float', 'Bool'] + (['JsonArray', 'JsonObject'] if depth < 2 else []))
        if kind == 'Integer':
            return self.choice([0, 1, 7, -3, 10**12, True])
        if kind == 'Float':
            return self.choice([0.1, 1.0, 1e-7, 1e20, 3, -2.5, float('inf')])
        if kind in ('Bool', 'Boolean'):
            return self.maybe(0.5)
        if kind in ('JsonArray', 'List'):
            return [self.member(depth) for _ in range(self.randint(0, 3))]
        if kind in ('JsonObject', 'Dict'):
            return {self.choice(['k', 'z', 'a b', 'ü', '1']): self.member(depth) for _ in range(self.randint(0, 3))}
        return self.text()

    def member(self, depth):
        return self.choice([None, self.constant(None, depth + 1)])


def literal(value):
    """Python text of a constant; `Raw` members are left as they are."""
    if isinstance(value, list):
        return '[' + ', '.join(literal(item) for item in value) + ']'
    if isinstance(value, dict):
        return '{' + ', '.join(literal(key) + ': ' + literal(item) for key, item in value.items()) + '}'
    if isinstance(value, Raw):
        return value.text
    if value == float('inf'):
        return "float('inf')"
    return repr(value)


class Raw:
    """An expression of Python among constants."""

    def __init__(self, text):
        self.text = text


def python_name(text):
    """kfp's identifier for a port."""
    words = re.sub(' +', ' ', re.sub(r'[\W_]', ' ', text.lower())).strip()
    if words[:1].isdigit():
        words = 'n' + words
    return words.replace(' ', '_')


def identifiers(names):
    """Port -> parameter of the task factory."""
    table = {name: name for name in names if python_name(name) == name}
    for name in names:
        if name not in table:
            result, number = python_name(name), 2
            while result in table.values():
                result, number = python_name('%s %d' % (name, number)), number + 1
            table[name] = result
    return table
